import type { VerdictView } from '@anlan/api/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

/** The filter of `GET /calls`, as it stands in the address of the traffic page. */
export interface CallFilter {
  readonly application?: string;
  /** One or several, by commas. */
  readonly outcome?: string;
  /** What was done in at least one direction; only calls that have ended. */
  readonly effect?: VerdictView['decision'];
  /** Only calls that ended with an explicit label. */
  readonly labelled?: boolean;
  /** Ended then or later, RFC 3339; running calls always are. */
  readonly from?: string;
}

/** Outcomes where the gateway held something back, for `outcome`. */
export const STOPPED = 'blocked_input,blocked_output';
/** Outcomes that count as failed on the overview. */
export const FAILED = 'upstream_failed,interrupted';

const PAGE = 50;

export const callsQuery = ({ labelled, ...filter }: CallFilter) =>
  infiniteQueryOptions({
    queryKey: ['calls', filter, labelled ?? false],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      client.call('listCalls', {
        query: {
          limit: PAGE,
          ...filter,
          ...(labelled && { labelled: 'true' as const }),
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
