import type { Answer, ApplicationKey } from '@anlan/api/client';
import { queryOptions, type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from './client.ts';

const keysKey = (application: string) => ['keys', application] as const;

export const keysQuery = (application: string) =>
  queryOptions({
    queryKey: keysKey(application),
    queryFn: async ({ signal }) => (await client.call('listKeys', { params: { id: application }, signal })).keys,
  });

export function useCreateKey(application: string): UseMutationResult<Answer<'createKey'>, Error, string> {
  const cache = useQueryClient();
  return useMutation({
    // The secret lives in this one answer: it must not stay in the cache of mutations.
    gcTime: 0,
    mutationFn: (name: string) => client.call('createKey', { params: { id: application }, body: { name } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keysKey(application) }),
  });
}

export function useRevokeKey(application: string): UseMutationResult<ApplicationKey, Error, string> {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (key: string) => client.call('revokeKey', { params: { id: application, key } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keysKey(application) }),
  });
}
