import type { CallOutcome } from '@anlan/api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export interface CallFilter {
  readonly application?: string | undefined;
  readonly outcome?: CallOutcome | undefined;
}

const PAGE = 50;

export const callsQuery = (filter: CallFilter) =>
  infiniteQueryOptions({
    queryKey: ['calls', filter.application ?? '', filter.outcome ?? ''],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      client.call('listCalls', {
        query: {
          limit: PAGE,
          ...(filter.application && { application: filter.application }),
          ...(filter.outcome && { outcome: filter.outcome }),
          ...(pageParam !== undefined && { before: pageParam }),
        },
        signal,
      }),
    getNextPageParam: (page) => page.next,
  });

export const callQuery = (id: string) =>
  queryOptions({
    queryKey: ['call', id],
    queryFn: ({ signal }) => client.call('getCall', { params: { id }, signal }),
    // A running call changes until it is closed.
    refetchInterval: (query) => (query.state.data?.outcome === 'running' ? 1000 : false),
  });
