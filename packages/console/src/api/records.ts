import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export interface RecordFilter {
  readonly application?: string | undefined;
  readonly clause?: string | undefined;
  readonly kind?: string | undefined;
  readonly request?: string | undefined;
}

export const recordsQuery = (filter: RecordFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['records', filter, limit],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      client.call('listRecords', {
        query: {
          limit,
          ...(filter.application && { application: filter.application }),
          ...(filter.clause && { clause: filter.clause }),
          ...(filter.kind && { kind: filter.kind }),
          ...(filter.request && { request: filter.request }),
          ...(pageParam !== undefined && { before: pageParam }),
        },
        signal,
      }),
    getNextPageParam: (page) => page.next,
  });

export const recordQuery = (id: string) =>
  queryOptions({
    queryKey: ['record', id],
    queryFn: ({ signal }) => client.call('getRecord', { params: { id }, signal }),
    // Append-only: what was read once stays true.
    staleTime: Number.POSITIVE_INFINITY,
  });
