import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

/** The catalogue changes with a release only. */
const staleTime = Number.POSITIVE_INFINITY;
/** The instrument that the whole product is about. */
export const FRAMEWORK = 'asgf@2.0';

export const packsQuery = queryOptions({
  queryKey: ['packs'],
  queryFn: async ({ signal }) => (await client.call('listPacks', { signal })).packs,
  staleTime,
});

export const packQuery = (id: string) =>
  queryOptions({
    queryKey: ['pack', id],
    queryFn: ({ signal }) => client.call('getPack', { query: { id }, signal }),
    staleTime,
  });

export const clauseQuery = (id: string) =>
  queryOptions({
    queryKey: ['clause', id],
    queryFn: ({ signal }) => client.call('getClause', { query: { id }, signal }),
    staleTime,
  });

export const searchQuery = (q: string, limit: number) =>
  queryOptions({
    queryKey: ['search', q, limit],
    queryFn: async ({ signal }) => (await client.call('searchCatalog', { query: { q, limit }, signal })).clauses,
    enabled: q !== '',
    staleTime,
  });
