import type { ApplicationSummary } from '@anlan/api/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { callsQuery } from '../../api/calls.ts';
import { useRight } from '../../api/session.ts';
import { useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { CallsTable } from '../../parts/calls-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';

const SHOWN = 8;

/** The latest calls of one application. */
export function CallsSection({ application }: { readonly application: ApplicationSummary }): ReactNode {
  const { application: words } = useMessages();
  const query = useInfiniteQuery(callsQuery({ application: application.id }));
  return (
    <Async query={query}>
      {({ pages }) => {
        const calls = pages.flatMap((page) => page.calls).slice(0, SHOWN);
        if (calls.length === 0) return <EmptyState title={words.callsEmpty} action={<TryLink id={application.id} />} />;
        return (
          <>
            <CallsTable calls={calls} hideApplication />
            <p className="an-section-end an-no-print">
              <Link to="/traffic" search={{ application: application.id }}>
                {words.allCalls}
              </Link>
              <TryLink id={application.id} />
            </p>
          </>
        );
      }}
    </Async>
  );
}

function TryLink({ id }: { readonly id: string }): ReactNode {
  const { application: words } = useMessages();
  if (!useRight('playground.use')) return null;
  return (
    <Link to="/playground" search={{ application: id }}>
      {words.tryPlayground}
    </Link>
  );
}
