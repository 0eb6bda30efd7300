import { type Finding, mostSevere, type Verdict } from '@anlan/guard';
import type { CallVerdict, PlacedFinding } from './call.ts';

/** A call may hold thousands of hits; the record keeps the first ones. All of them counted for the decision. */
const MAX_FINDINGS = 100;

export const cleanVerdict: CallVerdict = {
  decision: 'allow',
  effect: 'allow',
  findings: [],
  reason: null,
};

/** A guard's verdict with the place in the call that it speaks of. */
export function placed(
  channel: string,
  verdict: Pick<Verdict, 'decision' | 'effect' | 'findings' | 'reason'>,
): CallVerdict {
  return {
    decision: verdict.decision,
    effect: verdict.effect,
    findings: verdict.findings.map((finding) => placedFinding(channel, finding)),
    reason: verdict.reason ?? null,
  };
}

/** The most severe decision and effect win; findings keep their order. */
export function mergeVerdicts(verdicts: readonly CallVerdict[]): CallVerdict {
  return verdicts.reduce<CallVerdict>(
    (merged, verdict) => ({
      decision: mostSevere(merged.decision, verdict.decision),
      effect: mostSevere(merged.effect, verdict.effect),
      findings:
        verdict.findings.length === 0
          ? merged.findings
          : [...merged.findings, ...verdict.findings].slice(0, MAX_FINDINGS),
      reason: merged.reason ?? verdict.reason,
    }),
    cleanVerdict,
  );
}

function placedFinding(channel: string, finding: Finding): PlacedFinding {
  return { channel, ...finding };
}
