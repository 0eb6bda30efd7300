import type { Call } from '@anlan/api';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { findingsOf } from '../../api/call-verdict.ts';
import { useMessages } from '../../messages/messages.ts';
import { ClauseLinks } from '../../parts/clause-link.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useFindingName } from '../../parts/finding-name.ts';
import { Ago } from '../../parts/moment.tsx';
import { OriginTag } from '../../parts/origin-tag.tsx';
import { OutcomeTag } from '../../parts/outcome-tag.tsx';
import { Panel } from '../../parts/panel.tsx';

/** The calls stopped last, each with its reason. */
export function StoppedPanel({ calls }: { readonly calls: readonly Call[] }): ReactNode {
  const { frame, home } = useMessages();
  return (
    <Panel
      id="stopped"
      title={home.stopped.title}
      actions={
        <Link to="/traffic" className="an-no-print">
          {home.stopped.all}
        </Link>
      }
    >
      {calls.length === 0 ? (
        <EmptyState
          title={home.stopped.empty}
          help={home.stopped.emptyHelp}
          action={<Link to="/playground">{frame.nav.playground}</Link>}
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
  const { frame, traffic } = useMessages();
  const nameOf = useFindingName();
  const reasons = [...new Set(findingsOf(call, 'block').map((finding) => nameOf(finding.class)))];
  return (
    <li>
      <div className="an-stopped-line">
        <OutcomeTag outcome={call.outcome} />
        <Link to="/traffic" search={{ call: call.requestId }} className="an-stopped-reason">
          {reasons.join(frame.listMark) || traffic.explain[call.outcome]}
        </Link>
        <span className="an-faint">
          <Ago time={call.openedAt} />
        </span>
      </div>
      <div className="an-stopped-line an-soft">
        <span className="an-stopped-application">{call.application?.name ?? traffic.noApplication}</span>
        {call.origin !== 'live' && <OriginTag origin={call.origin} />}
        <ClauseLinks ids={call.clauses.slice(0, 4)} />
      </div>
    </li>
  );
}
