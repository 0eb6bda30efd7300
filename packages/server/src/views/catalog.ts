import type { ClauseDetail, ClauseSummary, PackDetail, PackSummary } from '@anlan/api';
import { catalog as builtIn, type Catalog, type Clause, type CoverageEntry, type Pack } from '@anlan/catalog';
import { AnlanError, type LocalisedText } from '@anlan/core';

/** The catalogue in the shapes of the HTTP contract. */
export interface CatalogViews {
  packs(): PackSummary[];
  /** Throws `not_found`. */
  pack(id: string): PackDetail;
  /** Throws `not_found`. */
  clause(id: string): ClauseDetail;
  search(query: string, limit: number): ClauseSummary[];
  coverage(pack: string | undefined): { id: string; status: string; by: string[]; reason: LocalisedText | null }[];
}

export function createCatalogViews(catalog: Catalog = builtIn): CatalogViews {
  const coverageOf = new Map<string, CoverageEntry>(catalog.coverage().map((entry) => [entry.clause, entry]));
  const counts = new Map(catalog.listPacks().map(({ id, counts }) => [id, counts]));

  const packSummary = (pack: Pack): PackSummary => ({
    id: pack.id,
    title: pack.title,
    issuer: pack.issuer,
    kind: pack.kind,
    status: pack.status,
    published: pack.published,
    inForce: pack.inForce,
    note: pack.note ?? null,
    counts: { ...counts.get(pack.id) },
  });
  const clauseSummary = (clause: Clause): ClauseSummary => ({
    id: clause.id,
    number: clause.number,
    kind: clause.kind,
    heading: clause.heading,
    title: clause.title,
    summary: clause.summary,
    coverage: coverageOf.get(clause.id)?.status ?? null,
  });
  const requirePack = (id: string): Pack => catalog.findPack(id) ?? missing(`pack ${id}`);

  return {
    packs: () => catalog.listPacks().map(({ id }) => packSummary(requirePack(id))),
    pack(id) {
      const pack = requirePack(id);
      return {
        pack: packSummary(pack),
        headings: pack.headings.map((heading) => ({ ...heading })),
        clauses: pack.clauses.map(clauseSummary),
        technicalEdges: (pack.riskTable?.rows ?? []).flatMap(({ risk, measures }) =>
          measures.map((measure) => ({ risk, measure })),
        ),
        governanceEdges: (pack.riskTable?.governance ?? []).flatMap(({ category, measures }) =>
          measures.map((measure) => ({ category, measure })),
        ),
      };
    },
    clause(id) {
      const clause = catalog.getClause(id) ?? missing(`clause ${id}`);
      const coverage = coverageOf.get(clause.id);
      return {
        ...clauseSummary(clause),
        ...related(catalog, clause),
        pack: packSummary(requirePack(clause.pack)),
        titleSource: clause.titleSource,
        explanation: clause.explanation,
        guidance: clause.guidance,
        addressee: [...clause.addressee],
        force: clause.force,
        activity: [...clause.activity],
        stage: [...clause.stage],
        parts: clause.parts.map(({ addressee, ...part }) => ({
          ...part,
          ...(addressee && { addressee: [...addressee] }),
        })),
        numbers: clause.numbers.map((number) => ({ ...number })),
        differences: [...clause.differences],
        confidence: clause.confidence,
        crosswalk: catalog
          .crosswalk(clause.id)
          .flatMap(({ to, relation, confidence }) => (to === null ? [] : [{ id: to, relation, confidence }])),
        coverageBy: [...(coverage?.by ?? [])],
        coverageReason: coverage?.reason ?? null,
        contributes: coverage?.contributes ?? null,
      };
    },
    search: (query, limit) => catalog.search(query, { limit }).map(({ clause }) => clauseSummary(clause)),
    coverage: (pack) =>
      catalog
        .coverage(pack)
        .map(({ clause, status, by, reason }) => ({ id: clause, status, by: [...by], reason: reason ?? null })),
  };
}

/** What the mapping table says of a clause, read in both directions. */
function related(catalog: Catalog, clause: Clause): Pick<ClauseDetail, 'measures' | 'risks' | 'governance'> {
  const ids = (clauses: readonly Clause[]): string[] => clauses.map(({ id }) => id);
  switch (clause.kind) {
    case 'risk':
      return {
        measures: ids(catalog.measuresForRisk(clause.id)),
        risks: [],
        governance: ids(catalog.governanceFor(clause.id)),
      };
    case 'measure':
      return { measures: [], risks: ids(catalog.risksForMeasure(clause.id)), governance: [] };
    default:
      return { measures: [], risks: [], governance: [] };
  }
}

function missing(what: string): never {
  throw new AnlanError('not_found', `no ${what}`);
}
