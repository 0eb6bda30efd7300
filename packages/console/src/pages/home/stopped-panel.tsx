import type { Call } from '@anlan/api/client';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { findingsOf } from '../../api/call-verdict.ts';
import { STOPPED } from '../../api/calls.ts';
import { useRight } from '../../api/session.ts';
import { useMessages } from '../../messages/messages.ts';
import { ClauseLinks } from '../../parts/clause-link.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useStopReasons } from '../../parts/finding-name.ts';
import { Ago } from '../../parts/moment.tsx';
import { OriginTag } from '../../parts/origin-tag.tsx';
import { OutcomeTag } from '../../parts/outcome-tag.tsx';
import { Panel } from '../../parts/panel.tsx';

/** The calls stopped last, each with its reason. */
export function StoppedPanel({ calls }: { readonly calls: readonly Call[] }): ReactNode {
  const { frame, home } = useMessages();
  const mayTry = useRight('playground.use');
  return (
    <Panel
      id="stopped"
      title={home.stopped.title}
      actions={
        <Link to="/traffic" search={{ outcome: STOPPED }} className="an-no-print">
          {home.stopped.all}
        </Link>
      }
    >
      {calls.length === 0 ? (
        <EmptyState
          title={home.stopped.empty}
          help={home.stopped.emptyHelp}
          action={mayTry && <Link to="/playground">{frame.nav.playground}</Link>}
        />
      ) : (
        <ul className="an-stopped">
          {calls.map((call) => (
            <StoppedCall key={call.requestId} call={call} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function StoppedCall({ call }: { readonly call: Call }): ReactNode {
  const { traffic } = useMessages();
  const reasonsOf = useStopReasons();
  const clauses = [...new Set(findingsOf(call, 'block').flatMap((finding) => finding.clauses))];
  return (
    <li>
      <div className="an-stopped-line">
        <OutcomeTag outcome={call.outcome} />
        <Link to="/traffic" search={{ call: call.requestId }} className="an-stopped-reason">
          {reasonsOf(call) || traffic.explain[call.outcome]}
        </Link>
        <span className="an-faint">
          <Ago time={call.openedAt} />
        </span>
      </div>
      <div className="an-stopped-line an-soft">
        <span className="an-stopped-application">{call.application?.name ?? traffic.noApplication}</span>
        {call.origin !== 'live' && <OriginTag origin={call.origin} />}
        <ClauseLinks ids={clauses} />
      </div>
    </li>
  );
}
