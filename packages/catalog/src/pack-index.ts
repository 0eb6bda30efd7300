import type { ClauseId } from '@anlan/core';
import type { Clause, Heading, Pack } from './types.ts';

/** Look-up tables over one pack, made once. */
export interface PackIndex {
  readonly pack: Pack;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly headings: ReadonlyMap<string, Heading>;
  /** risk → measures, in the order of the Chinese table. */
  readonly measures: ReadonlyMap<string, readonly ClauseId[]>;
  /** measure → risks, in the order of the table. */
  readonly risks: ReadonlyMap<string, readonly ClauseId[]>;
  /** category heading → governance measures. */
  readonly governance: ReadonlyMap<string, readonly ClauseId[]>;
}

export function indexPack(pack: Pack): PackIndex {
  const risks = new Map<string, ClauseId[]>();
  for (const row of pack.riskTable?.rows ?? []) {
    for (const measure of row.measures) append(risks, measure, row.risk);
  }
  return {
    pack,
    clauses: new Map(pack.clauses.map((clause) => [clause.id, clause])),
    headings: new Map(pack.headings.map((heading) => [heading.id, heading])),
    measures: new Map(pack.riskTable?.rows.map((row) => [row.risk, row.measures])),
    risks,
    governance: new Map(pack.riskTable?.governance.map((row) => [row.category, row.measures])),
  };
}

/** The heading itself and the headings around it, innermost first: `3.1.1`, `3.1`, `3`. */
export function headingPath(heading: string): readonly string[] {
  const path = [heading];
  for (let rest = heading; /[./]/.test(rest); ) {
    rest = rest.replace(/[./][^./]*$/, '');
    path.push(rest);
  }
  return path;
}

function append(map: Map<string, ClauseId[]>, key: string, value: ClauseId): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The nearest heading around a heading that the pack has; undefined at the top. */
export function headingParent(pack: Pack, heading: string): string | undefined {
  const known = new Set(pack.headings.map((candidate) => candidate.id));
  return headingPath(heading)
    .slice(1)
    .find((candidate) => known.has(candidate));
}
