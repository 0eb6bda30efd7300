import { expect, test, vi } from 'vitest';

vi.mock('zod', () => {
  throw new TypeError('zod was loaded');
});

test('the client side of the contract loads no schemas', async () => {
  const { callOutcomes, createClient, places } = await import('@anlan/api/client');
  expect(createClient).toBeTypeOf('function');
  expect(places.listCalls).toEqual({ method: 'GET', path: '/api/v1/calls' });
  expect(callOutcomes).toContain('completed');
});

test('and this would have been seen: the whole contract does', async () => {
  await expect(import('@anlan/api')).rejects.toThrow();
});
