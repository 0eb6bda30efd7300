import type { Call } from '@anlan/api/client';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { explanationOf } from '../api/call-verdict.ts';
import { useMessages } from '../messages/messages.ts';
import { CallFacts } from './call-facts.tsx';
import { ClauseLinks } from './clause-link.tsx';
import { OutcomeTag } from './outcome-tag.tsx';
import { VerdictView } from './verdict-view.tsx';
import './call-detail.css';

/** A call explained: conclusion, both checks, facts, records. */
export function CallDetail({ call }: { readonly call: Call }): ReactNode {
  const { traffic } = useMessages();
  const { call: words } = traffic;
  return (
    <div className="an-call">
      <section>
        <div className="an-call-conclusion">
          <OutcomeTag outcome={call.outcome} />
          <p>{traffic.explain[explanationOf(call)]}</p>
        </div>
        {call.origin !== 'live' && (
          <Alert type="info" showIcon title={words.provesNothing(words.provesNothingWhy[call.origin])} />
        )}
      </section>
      <section>
        <h2>{words.input}</h2>
        <VerdictView verdict={call.input} />
      </section>
      <section>
        <h2>{words.output}</h2>
        <VerdictView verdict={call.output} />
        <p className="an-faint an-call-note">{words.contentAbsent}</p>
      </section>
      <section>
        <h2>{words.clauses}</h2>
        {call.clauses.length > 0 ? <ClauseLinks ids={call.clauses} /> : <p className="an-faint">{words.noClauses}</p>}
      </section>
      <section>
        <CallFacts call={call} />
      </section>
      <Records call={call} />
    </div>
  );
}

function Records({ call }: { readonly call: Call }): ReactNode {
  const { call: words } = useMessages().traffic;
  return (
    <section>
      <h2>{words.records}</h2>
      {call.records.length === 0 ? (
        <p className="an-faint">{words.noRecords}</p>
      ) : (
        <p className="an-call-records">
          {call.records.map((id, index) => (
            <Link key={id} to="/log/$id" params={{ id }} title={id}>
              {words.record(index + 1)}
            </Link>
          ))}
          <Link to="/log" search={{ request: call.requestId }}>
            {words.allRecords}
          </Link>
        </p>
      )}
    </section>
  );
}
