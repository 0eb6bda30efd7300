import type { ClauseId } from '@anlan/core';
import type { AuthoredClause, AuthoredCoverage, AuthoredMapping, AuthoredRiskTable, PackFiles } from './authored.ts';
import type { Clause, CoverageEntry, Pack, PackId, RiskTable, VersionMapping } from './types.ts';

/** Turns the authoring form into the published form: full ids, no optional lists. */

export function assemblePack(files: PackFiles): Pack {
  const { files: _names, differences, source, ...head } = files.pack;
  const pack = head.id as PackId;
  return {
    ...head,
    id: pack,
    differences: differences ?? [],
    source,
    headings: files.chapters.flatMap((chapter) => chapter.headings),
    clauses: files.chapters.flatMap((chapter) => chapter.clauses.map((clause) => assembleClause(pack, clause))),
    ...(files.riskTable && { riskTable: assembleRiskTable(pack, files.riskTable) }),
  };
}

export function assembleMapping(authored: AuthoredMapping): VersionMapping {
  return {
    from: authored.from as PackId,
    to: authored.to as PackId,
    edges: authored.edges.map((edge) => ({
      ...edge,
      from: fullId(authored.from, edge.from),
      to: edge.to === null ? null : fullId(authored.to, edge.to),
    })),
  };
}

export function assembleCoverage(authored: AuthoredCoverage): readonly CoverageEntry[] {
  return authored.entries.map((entry) => ({ ...entry, clause: fullId(authored.pack, entry.clause) }));
}

function assembleClause(pack: PackId, authored: AuthoredClause): Clause {
  const { id, kind, confidence, parts, numbers, differences, ...words } = authored;
  return {
    id: fullId(pack, id),
    pack,
    number: id,
    kind,
    ...words,
    parts: parts ?? [],
    numbers: numbers ?? [],
    differences: differences ?? [],
    confidence,
  };
}

function assembleRiskTable(pack: PackId, table: AuthoredRiskTable): RiskTable {
  const full = (ids: readonly string[]): readonly ClauseId[] => ids.map((id) => fullId(pack, id));
  return {
    rows: table.rows.map((row) => ({
      risk: fullId(pack, row.risk),
      measures: full(row.measures),
      ...(row.english && { english: full(row.english) }),
      ...(row.difference && { difference: row.difference }),
    })),
    governance: table.governance.map((row) => ({ ...row, measures: full(row.measures) })),
  };
}

/** Syntax is checked by the schema, existence by the lints. */
function fullId(pack: string, number: string): ClauseId {
  return `${pack}/${number}` as ClauseId;
}
