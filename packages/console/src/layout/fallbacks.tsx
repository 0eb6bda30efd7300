import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { Problem } from '../parts/problem.tsx';

/** No page at this address. */
export function NotFound(): ReactNode {
  const { frame } = useMessages();
  return (
    <Page title={frame.errors.missingTitle}>
      <Panel>
        <EmptyState title={frame.errors.missing} action={<Link to="/">{frame.errors.home}</Link>} />
      </Panel>
    </Page>
  );
}

/** A page that threw: the navigation stays, the rest says what is wrong. */
export function PageFailure({ error, reset }: ErrorComponentProps): ReactNode {
  const router = useRouter();
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="an-failure">
      <Problem error={error} onRetry={retry} />
    </div>
  );
}

/** While the code of a page is on its way. */
export function PagePending(): ReactNode {
  const { frame } = useMessages();
  return (
    <div aria-busy="true" className="an-page">
      <span className="an-sr">{frame.loading}</span>
      <Skeleton active title paragraph={{ rows: 8 }} />
    </div>
  );
}
