import type { Pack } from './types.ts';
import type { ClauseKind } from './vocabulary.ts';

export type CountName =
  | 'risks'
  | 'measures'
  | 'governance'
  | 'guidelines'
  | 'principles'
  | 'trustPrinciples'
  | 'elements'
  | 'levels'
  | 'terms'
  | 'articles'
  | 'mechanisms'
  | 'duties'
  | 'classes'
  | 'provisions'
  | 'thresholds'
  | 'mappings'
  | 'technicalEdges'
  | 'governanceEdges';

/** Names that are always there; the others only where a pack has something to count. */
type AlwaysCounted = 'risks' | 'measures' | 'governance' | 'guidelines' | 'terms' | 'levels' | 'mappings';
export type PackCounts = Readonly<Record<AlwaysCounted, number> & Partial<Record<CountName, number>>>;

const kindNames: Readonly<Record<ClauseKind, CountName>> = {
  risk: 'risks',
  measure: 'measures',
  governance: 'governance',
  guideline: 'guidelines',
  principle: 'principles',
  'trust-principle': 'trustPrinciples',
  element: 'elements',
  level: 'levels',
  term: 'terms',
  article: 'articles',
  mechanism: 'mechanisms',
  duty: 'duties',
  class: 'classes',
  provision: 'provisions',
  threshold: 'thresholds',
};

/** How many clauses of each kind a pack has, rows of its risk table (`mappings`), and edges of that table. */
export function countPack(pack: Pack): PackCounts {
  const counts: Record<AlwaysCounted, number> & Partial<Record<CountName, number>> = {
    risks: 0,
    measures: 0,
    governance: 0,
    guidelines: 0,
    terms: 0,
    levels: 0,
    mappings: pack.riskTable?.rows.length ?? 0,
  };
  for (const { kind } of pack.clauses) {
    const name = kindNames[kind];
    counts[name] = (counts[name] ?? 0) + 1;
  }
  if (pack.riskTable) {
    counts.technicalEdges = sum(pack.riskTable.rows.map((row) => row.measures.length));
    counts.governanceEdges = sum(pack.riskTable.governance.map((row) => row.measures.length));
  }
  return counts;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
