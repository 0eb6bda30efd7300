import type { Right, Session } from '@anlan/api/client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { client } from './client.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }): Promise<Session> => client.call('getSession', { signal }),
  staleTime: 60_000,
});

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => client.call('getStatus', { signal }),
  refetchInterval: 15_000,
});

export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** Whether the signed-in account has a right. The server decides; this only hides what it would refuse. */
export function useRight(right: Right): boolean {
  return useSession()?.rights.includes(right) ?? false;
}
