import { catalog } from './built-in.ts';
import { isCoverageRoute } from './coverage-route.ts';
import type { CoverageEntry } from './types.ts';
import type { CoverageStatus } from './vocabulary.ts';

/** How the product meets each clause of one pack, or of all packs of the register. */
export function coverage(pack?: string): readonly CoverageEntry[] {
  return catalog.coverage(pack);
}

/** Every route that the register names, sorted, so that the API's route table can be checked against it. */
export function coverageRoutes(): readonly string[] {
  return distinct(isCoverageRoute);
}

/** Every module path that the register names, sorted. */
export function coverageModules(): readonly string[] {
  return distinct((by) => !isCoverageRoute(by));
}

/** How many clauses stand at each status. */
export function summariseCoverage(entries: readonly CoverageEntry[]): Readonly<Record<CoverageStatus, number>> {
  const summary = { enforced: 0, evidenced: 0, workflow: 0, guidance: 0, context: 0, planned: 0 };
  for (const { status } of entries) summary[status] += 1;
  return summary;
}

function distinct(keep: (by: string) => boolean): readonly string[] {
  return [...new Set(catalog.coverage().flatMap((entry) => entry.by.filter(keep)))].sort();
}
