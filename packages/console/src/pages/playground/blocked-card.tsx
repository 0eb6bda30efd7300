import { StopOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { findingsOf } from '../../api/call-verdict.ts';
import { useMessages } from '../../messages/messages.ts';
import { ClauseLinks } from '../../parts/clause-link.tsx';
import { useStopReasons } from '../../parts/finding-name.ts';
import type { Turn } from './turn.ts';
import { useTurnCall } from './use-turn-call.ts';

/** What was stopped, on which side, and which clauses speak of it. */
export function BlockedCard({ turn }: { readonly turn: Turn }): ReactNode {
  const { playground } = useMessages();
  const reasonsOf = useStopReasons();
  const call = useTurnCall(turn).data;
  const names = call ? reasonsOf(call) : '';
  const clauses = call ? [...new Set(findingsOf(call, 'block').flatMap((finding) => finding.clauses))] : [];
  return (
    <div className="an-blocked" role="status" data-testid="blocked-card" data-outcome={call?.outcome}>
      <p className="an-blocked-title">
        <StopOutlined />
        {call?.outcome === 'blocked_output' ? playground.blockedOutput : playground.blockedInput}
      </p>
      {names !== '' && <p>{playground.blockedWhat(names)}</p>}
      {clauses.length > 0 && (
        <p>
          {playground.blockedClauses} <ClauseLinks ids={clauses} />
        </p>
      )}
    </div>
  );
}
