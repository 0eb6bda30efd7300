import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { mergeCalls } from '../../api/call-list.ts';
import { callsQuery } from '../../api/calls.ts';
import { useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { CallDrawer } from '../../parts/call-drawer.tsx';
import { CallsTable } from '../../parts/calls-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { LiveControl } from './live-control.tsx';
import { TrafficFilters } from './traffic-filters.tsx';
import { useLiveFeed } from './use-live-feed.ts';
import './traffic.css';

const route = getRouteApi('/signed-in/traffic');

/** Calls as they happen, over those that the server remembers. */
export function TrafficPage(): ReactNode {
  const { frame, traffic } = useMessages();
  const { call, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const feed = useLiveFeed(filter);
  const query = useInfiniteQuery(callsQuery(filter));
  const filtered = Object.keys(filter).length > 0;
  return (
    <Page title={traffic.title} lead={traffic.lead} actions={<LiveControl feed={feed} />}>
      <Panel>
        <TrafficFilters filter={filter} />
        <Async query={query}>
          {({ pages }) => {
            const calls = mergeCalls(
              feed.calls,
              pages.flatMap((page) => page.calls),
            );
            if (calls.length === 0 && !filtered) return <EmptyState title={traffic.empty} help={traffic.emptyHelp} />;
            return (
              <CallsTable
                calls={calls}
                onOpen={(id) => void navigate({ search: (now) => ({ ...now, call: id }), replace: true })}
              />
            );
          }}
        </Async>
        {query.hasNextPage && (
          <div className="an-more">
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {frame.actions.more}
            </Button>
          </div>
        )}
      </Panel>
      <CallDrawer
        requestId={call}
        onClose={() => void navigate({ search: ({ call: _, ...rest }) => rest, replace: true })}
      />
    </Page>
  );
}
