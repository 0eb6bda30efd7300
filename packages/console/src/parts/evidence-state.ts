import type { DueClause } from '@anlan/api/client';

export const evidenceStates = ['recorded', 'uncounted', 'missing'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

/** Records of the tour model, the playground and simulations are shown, but they prove nothing (invariant 4). */
export function evidenceState(evidence: Pick<DueClause['evidence'], 'records' | 'proving'>): EvidenceState {
  if (evidence.proving > 0) return 'recorded';
  return evidence.records > 0 ? 'uncounted' : 'missing';
}
