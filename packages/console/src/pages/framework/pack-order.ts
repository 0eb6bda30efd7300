import type { PackSummary } from '@anlan/api';

const kinds = ['framework', 'measures', 'regulation', 'standard', 'guide', 'policy', 'report'];

/** Frameworks first; within a kind whole texts before excerpts, and newer ones before older. */
export function orderPacks(packs: readonly PackSummary[]): readonly PackSummary[] {
  const rank = ({ kind }: PackSummary): number => (kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length);
  const excerpt = ({ status }: PackSummary): number => (status === 'complete' ? 0 : 1);
  return [...packs].sort(
    (a, b) => rank(a) - rank(b) || excerpt(a) - excerpt(b) || (b.published ?? '').localeCompare(a.published ?? ''),
  );
}
