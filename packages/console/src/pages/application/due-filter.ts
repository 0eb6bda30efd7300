import type { DueClause } from '@anlan/api/client';
import type { Locale } from '@anlan/core';
import { clauseLabel } from '../../format/clause-label.ts';
import { type EvidenceState, evidenceState } from '../../parts/evidence-state.ts';

export interface DueFilter {
  readonly evidence: EvidenceState | undefined;
  readonly coverage: DueClause['coverage'] | undefined;
  readonly text: string;
}

export const noFilter: DueFilter = { evidence: undefined, coverage: undefined, text: '' };

/** Clauses that fit all parts of a filter; text is looked for in number and title of the given language. */
export function filterDue(clauses: readonly DueClause[], filter: DueFilter, locale: Locale): readonly DueClause[] {
  const wanted = filter.text.trim().toLowerCase();
  return clauses.filter(
    ({ id, title, coverage, evidence }) =>
      (filter.evidence === undefined || evidenceState(evidence) === filter.evidence) &&
      (filter.coverage === undefined || coverage === filter.coverage) &&
      `${id} ${clauseLabel(id)} ${title[locale]}`.toLowerCase().includes(wanted),
  );
}

/** How many clauses stand at each state of evidence. */
export function countEvidence(clauses: readonly DueClause[]): Readonly<Record<EvidenceState, number>> {
  const counts = { recorded: 0, uncounted: 0, missing: 0 };
  for (const { evidence } of clauses) counts[evidenceState(evidence)] += 1;
  return counts;
}
