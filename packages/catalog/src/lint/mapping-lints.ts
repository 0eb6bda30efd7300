import type { CatalogData, Pack } from '../types.ts';
import type { Lint, Problem } from './lint.ts';

export const riskTableResolves: Lint = {
  name: 'risk-table-resolves',
  description: 'The risk table names every risk once and only clauses of its pack: measures, governance measures.',
  *check(data) {
    for (const pack of data.packs) if (pack.riskTable) yield* checkTable(pack, pack.riskTable);
  },
};

function* checkTable(pack: Pack, table: NonNullable<Pack['riskTable']>): Generator<Problem> {
  const kinds = new Map<string, string>(pack.clauses.map((clause) => [clause.id, clause.kind]));
  const headings = new Set(pack.headings.map((heading) => heading.id));
  const expect = function* (ids: readonly string[], kind: string, where: string): Generator<Problem> {
    for (const id of ids) if (kinds.get(id) !== kind) yield { where, message: `${id} is no ${kind} of this pack` };
  };
  for (const row of table.rows) {
    yield* expect([row.risk], 'risk', row.risk);
    yield* expect([...row.measures, ...(row.english ?? [])], 'measure', row.risk);
    if (new Set(row.measures).size < row.measures.length) yield { where: row.risk, message: 'names a measure twice' };
    if (Boolean(row.english) !== Boolean(row.difference)) {
      yield { where: row.risk, message: 'needs both `english` and `difference`, or neither' };
    }
  }
  for (const row of table.governance) {
    const where = `${pack.id}/${row.category}`;
    if (!headings.has(row.category)) yield { where, message: 'is no heading of this pack' };
    yield* expect(row.measures, 'governance', where);
  }
  const rows = table.rows.map((row) => row.risk);
  for (const [id, kind] of kinds) {
    const times = rows.filter((risk) => risk === id).length;
    if (kind === 'risk' && times !== 1) yield { where: id, message: `stands in ${times} rows of the risk table` };
  }
}

export const versionMappingsResolve: Lint = {
  name: 'version-mappings-resolve',
  description: 'Edges between versions join existing clauses or headings, once, and say why there is none.',
  *check(data) {
    const known = knownIds(data);
    for (const mapping of data.mappings) {
      const seen = new Set<string>();
      for (const edge of mapping.edges) {
        const where = edge.from;
        for (const id of [edge.from, edge.to]) {
          if (id !== null && !known.has(id)) yield { where, message: `${id} does not exist` };
        }
        if ((edge.to === null) !== (edge.relation === 'none')) {
          yield { where, message: 'relation `none` goes with `to: null` and only with it' };
        }
        if (edge.to === null && !edge.note) yield { where, message: 'has no counterpart and no note' };
        const key = `${edge.from} ${edge.to}`;
        if (seen.has(key)) yield { where, message: `is joined to ${edge.to} twice` };
        seen.add(key);
      }
    }
  },
};

function knownIds(data: CatalogData): ReadonlySet<string> {
  return new Set(
    data.packs.flatMap((pack) => [
      ...pack.headings.map((heading) => `${pack.id}/${heading.id}`),
      ...pack.clauses.map((clause) => clause.id as string),
    ]),
  );
}
