import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => client.call('getOverview', { signal }),
  refetchInterval: 15_000,
});
