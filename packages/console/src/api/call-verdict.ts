import type { Call, Finding, VerdictView } from '@anlan/api/client';

/** What happened to a call, in the words of `traffic.explain`. */
export type Explanation = Call['outcome'] | 'redacted' | 'flagged' | 'not_enforced';

/** Findings of both directions, those of one action where it is given. */
export function findingsOf(call: Pick<Call, 'input' | 'output'>, action?: Finding['action']): readonly Finding[] {
  const findings = [...(call.input?.findings ?? []), ...(call.output?.findings ?? [])];
  return action === undefined ? findings : findings.filter((finding) => finding.action === action);
}

const severity: readonly VerdictView['decision'][] = ['allow', 'flag', 'redact', 'replace', 'review', 'block'];

/** The gravest of what was done in both directions; undefined where nothing was checked. */
export function gravestEffect(call: Pick<Call, 'input' | 'output'>): VerdictView['decision'] | undefined {
  return gravest([call.input?.effect, call.output?.effect]);
}

/** The gravest of what was decided in both directions; differs from what was done in a dry run. */
export function gravestDecision(call: Pick<Call, 'input' | 'output'>): VerdictView['decision'] | undefined {
  return gravest([call.input?.decision, call.output?.decision]);
}

function gravest(actions: readonly (VerdictView['decision'] | undefined)[]): VerdictView['decision'] | undefined {
  return severity.findLast((action) => actions.includes(action));
}

/** One sentence for the whole call: a released one may still have been redacted or flagged. */
export function explanationOf(call: Pick<Call, 'outcome' | 'input' | 'output'>): Explanation {
  if (call.outcome !== 'completed') return call.outcome;
  const effect = gravestEffect(call);
  if (gravestDecision(call) !== effect) return 'not_enforced';
  if (effect === 'redact' || effect === 'replace') return 'redacted';
  return effect === 'flag' ? 'flagged' : 'completed';
}
