import type { ClauseId } from '@anlan/core';
import { type Catalog, createCatalog } from './catalog.ts';
import { coverage, mappings, packs } from './generated/index.ts';
import type { CatalogData } from './types.ts';

/** The catalogue that ships with the product. */
export const catalog: Catalog = createCatalog({ packs, mappings, coverage });

/** Everything that was built in, for lints and exports. */
export function builtInData(): CatalogData {
  return { packs: packs.map((source) => source.load()), mappings: mappings(), coverage: coverage() };
}

/** Whether a text from outside names a clause that the catalogue holds. */
export function isKnownClause(value: string): value is ClauseId {
  return catalog.getClause(value) !== undefined;
}
