import type { RecordView } from '@anlan/api/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { recordsQuery } from '../../api/records.ts';
import { useRight } from '../../api/session.ts';
import { useMessages, wordOf } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { CountsTag } from '../../parts/counts-tag.tsx';
import { Ago } from '../../parts/moment.tsx';
import { Panel } from '../../parts/panel.tsx';

const SHOWN = 8;

/** The latest records that name this clause. */
export function ClauseRecords({ clause }: { readonly clause: string }): ReactNode {
  const { framework } = useMessages();
  const mayRead = useRight('records.read');
  const query = useInfiniteQuery({ ...recordsQuery({ clause }, SHOWN), enabled: mayRead });
  if (!mayRead) return null;
  return (
    <Panel title={framework.clause.records} lead={framework.clause.recordsLead}>
      <Async query={query}>
        {({ pages }) => {
          const records = pages[0]?.records ?? [];
          if (records.length === 0) {
            return (
              <p className="an-soft">
                {framework.clause.recordsEmpty} {framework.clause.recordsEmptyProduct}
              </p>
            );
          }
          return (
            <>
              <ul className="an-clause-records">
                {records.map((record) => (
                  <RecordLine key={record.id} record={record} />
                ))}
              </ul>
              <Link to="/log" search={{ clause }}>
                {framework.clause.allRecords}
              </Link>
            </>
          );
        }}
      </Async>
    </Panel>
  );
}

function RecordLine({ record }: { readonly record: RecordView }): ReactNode {
  const { log } = useMessages();
  return (
    <li data-testid="clause-record">
      <Link to="/log/$id" params={{ id: record.id }}>
        {wordOf(log.kinds, record.kind)}
      </Link>
      <span className="an-faint an-clause-record-application">{record.application?.name}</span>
      <CountsTag record={record} />
      <span className="an-faint">
        <Ago time={record.at} />
      </span>
    </li>
  );
}
