import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Problem } from './problem.tsx';

interface Loadable<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  refetch(): unknown;
}

interface AsyncProps<Data> {
  readonly query: Loadable<Data>;
  /** Shown while the first answer is awaited. */
  readonly skeleton?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** Skeleton, error with a way out, or the data. An error over data that is already there stands above it. */
export function Async<Data>({ query, skeleton, children }: AsyncProps<Data>): ReactNode {
  const problem = query.error && <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return problem || skeleton || <Skeleton active paragraph={{ rows: 4 }} />;
  return (
    <>
      {problem}
      {children(query.data)}
    </>
  );
}
