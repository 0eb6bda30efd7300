import type { Handlers } from '../http/management-routes.ts';
import type { HandlerPorts } from './ports.ts';

type Names = 'listPacks' | 'getPack' | 'getClause' | 'searchCatalog' | 'getCoverage';

const SEARCH_LIMIT = 20;

export function catalogHandlers({ catalog }: Pick<HandlerPorts, 'catalog'>): Pick<Handlers, Names> {
  return {
    listPacks: async () => ({ packs: catalog.packs() }),
    getPack: async ({ query }) => catalog.pack(query.id),
    getClause: async ({ query }) => catalog.clause(query.id),
    searchCatalog: async ({ query }) => ({ clauses: catalog.search(query.q, query.limit ?? SEARCH_LIMIT) }),
    getCoverage: async ({ query }) => ({ clauses: catalog.coverage(query.pack) }),
  };
}
