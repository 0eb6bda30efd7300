/** Counts of a pack that are not clauses. */
const notClauses: ReadonlySet<string> = new Set(['mappings', 'technicalEdges', 'governanceEdges']);

/** How many clauses a pack has, from its counts by kind. */
export function clauseCount(counts: Readonly<Record<string, number>>): number {
  return Object.entries(counts).reduce((sum, [name, count]) => (notClauses.has(name) ? sum : sum + count), 0);
}
