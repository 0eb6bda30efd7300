import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { recordsQuery } from '../../api/records.ts';
import { useMessages } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { LogFilters } from './log-filters.tsx';
import { RecordsTable } from './records-table.tsx';
import './log.css';

const route = getRouteApi('/signed-in/log');

/** The audit log, newest first. */
export function LogPage(): ReactNode {
  const { frame, log } = useMessages();
  const filter = route.useSearch();
  const query = useInfiniteQuery(recordsQuery(filter));
  const filtered = Object.keys(filter).length > 0;
  return (
    <Page title={log.title} lead={log.lead}>
      <Panel>
        <LogFilters />
        <Async query={query}>
          {({ pages }) => {
            const records = pages.flatMap((page) => page.records);
            if (records.length === 0 && !filtered) return <EmptyState title={log.empty} help={log.emptyHelp} />;
            return <RecordsTable records={records} />;
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
    </Page>
  );
}
