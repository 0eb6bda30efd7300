import { type Action, cutsText, mostSevere } from '../action.ts';
import type { Policy } from '../policy.ts';
import type { Finding, StopReason, Verdict } from '../verdict.ts';
import type { ScreeningPlan } from './assigned-detector.ts';
import { byPlace, carryOut, findingsOf, severestOf } from './findings.ts';
import { redactionStyle } from './redaction-style.ts';
import { Releaser } from './releaser.ts';
import { ScanSession } from './scan-session.ts';

/** Screens a whole text: the same session and the same releaser as a stream that comes in one piece. */
export function screenText(plan: ScreeningPlan, policy: Policy, text: string): Verdict {
  if (text.length > policy.limits.maxLength) {
    return verdictOf(policy, { decision: 'block', findings: [], text, reason: 'buffer_exceeded' });
  }
  const session = new ScanSession(plan.detectors, policy.limits.maxHold);
  session.push(text);
  session.end();
  const findings = [...findingsOf(session.takeSpans(), plan)].sort(byPlace);
  const reason = stopReason(session);
  const decision = mostSevere(severestOf(findings, 'allow'), leastAction(reason, policy));
  return verdictOf(policy, { decision, findings, text, ...(reason && { reason }) });
}

interface Outcome {
  readonly decision: Action;
  readonly findings: readonly Finding[];
  readonly text: string;
  readonly reason?: StopReason;
}

function verdictOf(policy: Policy, outcome: Outcome): Verdict {
  const { decision, findings, text, reason } = outcome;
  const effect = policy.dryRun ? 'allow' : decision;
  const listed = findings.slice(0, policy.limits.maxFindings);
  return {
    decision,
    effect,
    findings: listed,
    omitted: findings.length - listed.length,
    text: cutsText(effect) ? '' : effect === 'redact' ? redacted(policy, text, findings) : text,
    ...(reason && { reason }),
  };
}

function redacted(policy: Policy, text: string, findings: readonly Finding[]): string {
  const releaser = new Releaser(redactionStyle(policy));
  releaser.append(text);
  carryOut(findings, releaser);
  return releaser.releaseUpTo(text.length, true);
}

function stopReason(session: ScanSession): StopReason | undefined {
  if (session.failed) return 'stage_failed';
  return session.overflowAt === undefined ? undefined : 'buffer_exceeded';
}

/** An overflow blocks whatever the policy says: what was not read to its end cannot be called clean. */
export function leastAction(reason: StopReason | undefined, policy: Policy): Action {
  switch (reason) {
    case undefined:
      return 'allow';
    case 'stage_failed':
      return policy.onFailure;
    case 'buffer_exceeded':
      return 'block';
  }
}
