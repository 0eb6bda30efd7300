import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: async ({ signal }) => (await client.call('listModels', { signal })).models,
});
