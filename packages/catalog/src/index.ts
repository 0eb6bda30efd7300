export { describeAmount } from './amount.ts';
export { builtInData, catalog, isKnownClause } from './built-in.ts';
export { type Catalog, type CatalogSources, createCatalog, type PackSummary } from './catalog.ts';
export { clause } from './clause.ts';
export type { CountName, PackCounts } from './counts.ts';
export { coverage, coverageModules, coverageRoutes, summariseCoverage } from './coverage.ts';
export type { CrosswalkEdge } from './crosswalk.ts';
export type { CatalogErrorCode } from './errors.ts';
export type { KnownClauseId } from './generated/clause-ids.ts';
export { lintCatalog, lints } from './lint/index.ts';
export type { Finding, Lint } from './lint/lint.ts';
export type { SearchHit, SearchOptions } from './search.ts';
export type { Lazy, PackSource } from './source.ts';
export type {
  CatalogData,
  Clause,
  ClauseNumber,
  ClausePart,
  CoverageEntry,
  GovernanceRow,
  Heading,
  MappingEdge,
  Pack,
  PackId,
  RiskRow,
  RiskTable,
  Source,
  VersionMapping,
} from './types.ts';
export type {
  Activity,
  Addressee,
  Anchor,
  ClauseKind,
  Comparator,
  Confidence,
  CoverageStatus,
  Force,
  PackKind,
  Relation,
  Stage,
  Unit,
} from './vocabulary.ts';
export {
  activityWords,
  addresseeWords,
  clauseKindWords,
  comparatorWords,
  confidenceWords,
  coverageStatusWords,
  forceWords,
  packKindWords,
  relationWords,
  stageWords,
} from './words.ts';
