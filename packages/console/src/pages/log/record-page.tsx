import type { RecordView } from '@anlan/api/client';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { recordQuery } from '../../api/records.ts';
import { clauseLabel } from '../../format/clause-label.ts';
import { useMessages, wordOf } from '../../messages/messages.ts';
import { Async } from '../../parts/async.tsx';
import { ClauseLink, ClauseTitle } from '../../parts/clause-link.tsx';
import { CodeBlock } from '../../parts/copy-text.tsx';
import { whyNotCounting } from '../../parts/counting.ts';
import { Facts } from '../../parts/facts.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useFormat } from '../../state/use-locale.ts';
import { useRecordFacts } from './record-facts.tsx';
import './log.css';

const route = getRouteApi('/signed-in/log/$id');

/** One record of the log with everything that it holds. */
export function RecordPage(): ReactNode {
  const { log } = useMessages();
  const format = useFormat();
  const { id } = route.useParams();
  const record = useQuery(recordQuery(id));
  const { data } = record;
  return (
    <Page
      title={data ? log.record.title(format.number(data.seq)) : log.title}
      aside={data && <span className="an-faint">{wordOf(log.kinds, data.kind)}</span>}
    >
      <Async query={record}>{(found) => <RecordDetail record={found} />}</Async>
    </Page>
  );
}

function RecordDetail({ record }: { readonly record: RecordView }): ReactNode {
  const { log } = useMessages();
  const { record: words } = log;
  return (
    <>
      <Counting record={record} />
      <Panel title={words.identity}>
        <Facts facts={useRecordFacts(record)} />
      </Panel>
      <Panel title={words.clauses}>
        {record.clauses.length === 0 ? (
          <p className="an-faint">{words.noClauses}</p>
        ) : (
          <ul className="an-record-clauses">
            {record.clauses.map((id) => (
              <li key={id}>
                <ClauseLink id={id}>
                  <span className="an-number">{clauseLabel(id)}</span> <ClauseTitle id={id} />
                </ClauseLink>{' '}
                <code className="an-faint">{id}</code>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={words.data}>
        {Object.keys(record.data).length === 0 ? (
          <p className="an-faint">{words.dataEmpty}</p>
        ) : (
          <CodeBlock code={JSON.stringify(record.data, null, 2)} />
        )}
      </Panel>
    </>
  );
}

/** Whether the record counts as evidence, and why not. */
function Counting({ record }: { readonly record: RecordView }): ReactNode {
  const { frame, log } = useMessages();
  const why = whyNotCounting(record);
  if (why === undefined) return <Alert type="success" showIcon title={log.record.proving} />;
  return (
    <Alert
      type="info"
      showIcon
      title={`${log.record.notProving}${frame.colon}${log.countsNotWhy[why]}`}
      data-testid="record-not-proving"
    />
  );
}
