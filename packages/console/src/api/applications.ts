import type { Application, Profile } from '@anlan/api/client';
import { queryOptions, type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from './client.ts';

const LIST_KEY = ['applications'] as const;
const applicationKey = (id: string) => ['application', id] as const;

export const applicationsQuery = queryOptions({
  queryKey: LIST_KEY,
  queryFn: async ({ signal }) => (await client.call('listApplications', { signal })).applications,
});

export const applicationQuery = (id: string) =>
  queryOptions({
    queryKey: applicationKey(id),
    queryFn: ({ signal }) => client.call('getApplication', { params: { id }, signal }),
  });

export const applicationClausesQuery = (id: string) =>
  queryOptions({
    queryKey: [...applicationKey(id), 'clauses'],
    queryFn: ({ signal }) => client.call('getApplicationClauses', { params: { id }, signal }),
  });

/** Everything that an application's change can move: lists, grades, due clauses, the overview's counts. */
function useInvalidateApplications(): () => Promise<void> {
  const cache = useQueryClient();
  return async () => {
    await Promise.all(
      [LIST_KEY, ['application'], ['overview'], ['records']].map((queryKey) => cache.invalidateQueries({ queryKey })),
    );
  };
}

export function useCreateApplication(): UseMutationResult<Application, Error, Profile> {
  const invalidate = useInvalidateApplications();
  return useMutation({
    mutationFn: (body: Profile) => client.call('createApplication', { body }),
    onSuccess: invalidate,
  });
}

export interface ApplicationChange {
  readonly id: string;
  readonly version: number;
  readonly profile?: Profile;
  readonly active?: boolean;
}

export function useChangeApplication(): UseMutationResult<Application, Error, ApplicationChange> {
  const invalidate = useInvalidateApplications();
  return useMutation({
    mutationFn: ({ id, ...body }: ApplicationChange) => client.call('changeApplication', { params: { id }, body }),
    // Also after a refusal: a conflict means that what is shown here is old.
    onSettled: invalidate,
  });
}
