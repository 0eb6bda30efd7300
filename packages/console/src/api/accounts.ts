import type { Account, Answer, Role } from '@anlan/api/client';
import { queryOptions, type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from './client.ts';

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: async ({ signal }) => (await client.call('listAccounts', { signal })).accounts,
});

export interface NewAccount {
  readonly name: string;
  readonly role: Role;
}

export function useCreateAccount(): UseMutationResult<Answer<'createAccount'>, Error, NewAccount> {
  const cache = useQueryClient();
  return useMutation({
    // The link is as good as a password: it must not stay in the cache of mutations.
    gcTime: 0,
    mutationFn: (body: NewAccount) => client.call('createAccount', { body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  });
}

export interface AccountChange {
  readonly id: string;
  readonly role?: Role;
  readonly disabled?: boolean;
}

export function useChangeAccount(): UseMutationResult<Account, Error, AccountChange> {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: AccountChange) => client.call('changeAccount', { params: { id }, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  });
}

export function useLinkAccount(): UseMutationResult<Answer<'linkAccount'>, Error, string> {
  return useMutation({ gcTime: 0, mutationFn: (id: string) => client.call('linkAccount', { params: { id } }) });
}
