import { Link } from '@tanstack/react-router';
import { Spin } from 'antd';
import type { ReactNode } from 'react';
import { explanationOf } from '../../api/call-verdict.ts';
import { useMessages } from '../../messages/messages.ts';
import { OutcomeTag } from '../../parts/outcome-tag.tsx';
import { Problem } from '../../parts/problem.tsx';
import { VerdictView } from '../../parts/verdict-view.tsx';
import { useFormat } from '../../state/use-locale.ts';
import type { Turn } from './turn.ts';
import { useTurnCall } from './use-turn-call.ts';

/** Both checks of one turn. */
export function TurnVerdict({ turn }: { readonly turn: Turn }): ReactNode {
  const { playground, traffic } = useMessages();
  const format = useFormat();
  const query = useTurnCall(turn);
  const call = query.data;
  if (query.error) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (turn.state.kind !== 'running' && turn.requestId === undefined) {
    return turn.state.kind === 'failed' ? (
      <Problem error={turn.state.error} />
    ) : (
      <p className="an-faint">{playground.verdictMissing}</p>
    );
  }
  if (!call) {
    return (
      <p className="an-faint">
        <Spin size="small" /> {playground.verdictWaiting}
      </p>
    );
  }
  return (
    <div className="an-call" data-testid="turn-verdict">
      <p className="an-call-conclusion">
        <OutcomeTag outcome={call.outcome} />
        {traffic.explain[explanationOf(call)]}
      </p>
      <section>
        <h3>{traffic.call.input}</h3>
        <VerdictView verdict={call.input} />
      </section>
      <section>
        <h3>{traffic.call.output}</h3>
        <VerdictView verdict={call.output} />
      </section>
      <section>
        <h3>{traffic.call.label}</h3>
        <p>{call.label ?? <span className="an-faint">{traffic.call.noLabel}</span>}</p>
      </section>
      <p className="an-turn-end">
        <Link to="/traffic" search={{ call: call.requestId }}>
          {playground.openCall}
        </Link>
        {call.durationMs !== null && <span className="an-faint">{format.duration(call.durationMs)}</span>}
      </p>
    </div>
  );
}
