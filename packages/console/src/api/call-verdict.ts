import type { Call, Finding, VerdictView } from '@anlan/api';

/** What happened to a call, in the words of `traffic.explain`. */
export type Explanation = Call['outcome'] | 'redacted' | 'flagged';

/** Findings of both directions, those of one action where it is given. */
export function findingsOf(call: Pick<Call, 'input' | 'output'>, action?: Finding['action']): readonly Finding[] {
  const findings = [...(call.input?.findings ?? []), ...(call.output?.findings ?? [])];
  return action === undefined ? findings : findings.filter((finding) => finding.action === action);
}

const severity: readonly VerdictView['decision'][] = ['allow', 'flag', 'redact', 'replace', 'review', 'block'];

/** The gravest action of both directions; undefined where nothing was checked. */
export function gravestEffect(call: Pick<Call, 'input' | 'output'>): VerdictView['decision'] | undefined {
  const effects = [call.input?.effect, call.output?.effect].filter((effect) => effect !== undefined);
  return severity.findLast((action) => effects.includes(action));
}

/** One sentence for the whole call: a released one may still have been redacted or flagged. */
export function explanationOf(call: Pick<Call, 'outcome' | 'input' | 'output'>): Explanation {
  if (call.outcome !== 'completed') return call.outcome;
  const effect = gravestEffect(call);
  if (effect === 'redact' || effect === 'replace') return 'redacted';
  return effect === 'flag' ? 'flagged' : 'completed';
}
