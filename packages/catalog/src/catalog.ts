import { AnlanError, type ClauseId, type LocalisedText } from '@anlan/core';
import { countPack, type PackCounts } from './counts.ts';
import { type CrosswalkEdge, indexCrosswalk } from './crosswalk.ts';
import type { CatalogErrorCode } from './errors.ts';
import { headingPath, indexPack, type PackIndex } from './pack-index.ts';
import { type SearchHit, type SearchOptions, searchClauses } from './search.ts';
import type { Lazy, PackSource } from './source.ts';
import type { Clause, CoverageEntry, Heading, Pack, VersionMapping } from './types.ts';
import type { ClauseKind } from './vocabulary.ts';

export interface PackSummary {
  readonly id: string;
  readonly title: LocalisedText;
  readonly kind: Pack['kind'];
  readonly status: Pack['status'];
  readonly counts: PackCounts;
}

/** Typed look-up over packs. Ids that arrive at run time are plain strings; what is returned is frozen. */
export interface Catalog {
  listPacks(): readonly PackSummary[];
  findPack(id: string): Pack | undefined;
  getClause(id: string): Clause | undefined;
  /** The heading with a full id such as `asgf@2.0/3.1`. */
  getHeading(id: string): Heading | undefined;
  /** In the order of the text. Throws `unknown_pack`. */
  clausesOf(pack: string, kind?: ClauseKind): readonly Clause[];
  /** Countermeasures that the table names for a risk, as the Chinese table has them. Throws `unknown_clause`. */
  measuresForRisk(risk: string): readonly Clause[];
  /** Risks that a measure counters. Throws `unknown_clause`. */
  risksForMeasure(measure: string): readonly Clause[];
  /** Governance measures for a risk or for a risk category (`asgf@2.0/3.1`). Throws `unknown_clause`. */
  governanceFor(riskOrCategory: string): readonly Clause[];
  /** Counterparts in other versions and instruments; empty where none is known. */
  crosswalk(id: string): readonly CrosswalkEdge[];
  search(text: string, options?: SearchOptions): readonly SearchHit[];
  /** How the product meets each clause; all packs, or one. */
  coverage(pack?: string): readonly CoverageEntry[];
}

/** What a catalogue is made of; each part is parsed when it is first asked for. */
export interface CatalogSources {
  readonly packs: readonly PackSource<Pack>[];
  readonly mappings?: Lazy<readonly VersionMapping[]>;
  readonly coverage?: Lazy<readonly CoverageEntry[]>;
}

export function createCatalog(sources: CatalogSources): Catalog {
  const find = indexLookup(sources.packs);
  const crosswalk = memo(() => indexCrosswalk(sources.mappings?.() ?? []));
  const getClause = (id: string): Clause | undefined => find(packOf(id))?.clauses.get(id);
  const requireIndex = (id: string): PackIndex => find(packOf(id)) ?? raise('unknown_pack', packOf(id));
  const resolve = (index: PackIndex, ids: readonly ClauseId[] = []): readonly Clause[] =>
    ids.map((id) => index.clauses.get(id) ?? raise('unknown_clause', id));
  const requireClause = (id: string): Clause => getClause(id) ?? raise('unknown_clause', id);

  return {
    listPacks: () => sources.packs.map((source) => summarise(source.load())),
    findPack: (id) => find(id)?.pack,
    getClause,
    getHeading: (id) => find(packOf(id))?.headings.get(numberOf(id)),
    clausesOf(pack, kind) {
      const { clauses } = requireIndex(pack).pack;
      return kind === undefined ? clauses : clauses.filter((clause) => clause.kind === kind);
    },
    measuresForRisk: (risk) => resolve(requireIndex(risk), requireIndex(risk).measures.get(requireClause(risk).id)),
    risksForMeasure: (id) => resolve(requireIndex(id), requireIndex(id).risks.get(requireClause(id).id)),
    governanceFor(id) {
      const index = requireIndex(id);
      return resolve(index, governanceIds(index, getClause(id)?.heading ?? categoryOf(index, id)));
    },
    crosswalk: (id) => crosswalk().get(id) ?? [],
    search: (text, options) =>
      searchClauses(
        sources.packs.flatMap((source) => source.load().clauses),
        text,
        options,
      ),
    coverage(pack) {
      const entries = sources.coverage?.() ?? [];
      return pack === undefined ? entries : entries.filter((entry) => packOf(entry.clause) === pack);
    },
  };
}

function indexLookup(packs: readonly PackSource<Pack>[]): (id: string) => PackIndex | undefined {
  const sources = new Map(packs.map((source) => [source.id, memo(() => indexPack(source.load()))]));
  return (id) => sources.get(id)?.();
}

/** The nearest heading around a risk that the table names as a category. */
function governanceIds(index: PackIndex, heading: string): readonly ClauseId[] {
  for (const id of headingPath(heading)) {
    const measures = index.governance.get(id);
    if (measures) return measures;
  }
  return [];
}

function categoryOf(index: PackIndex, id: string): string {
  return index.headings.get(numberOf(id))?.id ?? raise('unknown_clause', id);
}

function summarise(pack: Pack): PackSummary {
  return { id: pack.id, title: pack.title, kind: pack.kind, status: pack.status, counts: countPack(pack) };
}

function packOf(id: string): string {
  return id.split('/', 1)[0] ?? '';
}

function numberOf(id: string): string {
  return id.slice(packOf(id).length + 1);
}

function memo<Value>(make: () => Value): Lazy<Value> {
  let value: { readonly made: Value } | undefined;
  return () => {
    value ??= { made: make() };
    return value.made;
  };
}

/** The id comes from the caller and is short or cut: it is safe to show back. */
function raise(code: CatalogErrorCode, id: string): never {
  throw new AnlanError(code, `${code}: ${id.slice(0, 100)}`, { details: { id: id.slice(0, 100) } });
}
