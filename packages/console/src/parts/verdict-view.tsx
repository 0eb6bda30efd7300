import type { Finding, VerdictView as Verdict } from '@anlan/api/client';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useMessages, wordOf } from '../messages/messages.ts';
import { ActionTag } from './action-tag.tsx';
import { ClauseLinks } from './clause-link.tsx';
import { useFindingName } from './finding-name.ts';
import './call-detail.css';

/** A verdict with its reasons. The matched words themselves never reach a browser: places are given. */
export function VerdictView({ verdict }: { readonly verdict: Verdict | null }): ReactNode {
  const { findings: found, traffic, words } = useMessages();
  if (!verdict) return <p className="an-faint">{traffic.call.notChecked}</p>;
  const { decision, effect, reason, findings } = verdict;
  return (
    <>
      <p className="an-verdict-line">
        <ActionTag action={effect} />
        {reason !== null && <span className="an-soft">{wordOf(found.reasons, reason)}</span>}
        {reason === null && findings.length === 0 && <span className="an-soft">{traffic.call.clean}</span>}
        {decision !== effect && (
          <span className="an-soft">{traffic.call.effectDiffers(words.actions[decision], words.actions[effect])}</span>
        )}
      </p>
      <ul className="an-findings">
        {findings.map((finding, index) => (
          // Two findings may agree in every field; the list never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <FindingCard key={index} finding={finding} />
        ))}
      </ul>
    </>
  );
}

function FindingCard({ finding }: { readonly finding: Finding }): ReactNode {
  const { traffic, findings } = useMessages();
  const nameOf = useFindingName();
  const { call: words } = traffic;
  return (
    <li className="an-finding" data-testid="finding" data-class={finding.class}>
      <div className="an-finding-head">
        <strong>{nameOf(finding.class)}</strong>
        <ActionTag action={finding.action} />
      </div>
      <dl>
        <dt>{words.span}</dt>
        <dd>{words.spanOf(finding.start + 1, finding.end, finding.channel)}</dd>
        <dt>{words.detector}</dt>
        <dd>
          <code>{finding.detector}</code>
        </dd>
        <dt>
          <Tooltip title={words.viewHelp}>{words.view}</Tooltip>
        </dt>
        <dd>{wordOf(findings.views, finding.view)}</dd>
        <dt>{words.score}</dt>
        <dd className="an-number">{finding.score.toFixed(2)}</dd>
        <dt>{words.clauses}</dt>
        <dd>
          <ClauseLinks ids={finding.clauses} />
        </dd>
      </dl>
    </li>
  );
}
