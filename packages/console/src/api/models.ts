import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export const modelsQuery = (application: string) =>
  queryOptions({
    queryKey: ['models', application],
    queryFn: async ({ signal }) => (await client.call('listModels', { query: { application }, signal })).models,
  });
