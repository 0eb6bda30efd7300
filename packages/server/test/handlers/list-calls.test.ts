import type { Call } from '@anlan/api';
import { routes } from '@anlan/api';
import { describe, expect, it } from 'vitest';
import type { HandlerPorts } from '../../src/handlers/ports.ts';
import { recordHandlers } from '../../src/handlers/record-handlers.ts';
import type { CallFilter } from '../../src/storage/call-queries.ts';

const application = '018f22e2-79b0-7cc3-98c4-dc0c0c07398f';
const running = { requestId: 'running', outcome: 'running', application: { id: application } } as Call;

/** Asks as the route does: the query goes through the contract first. */
async function ask(query: Record<string, string>) {
  const asked: CallFilter[] = [];
  const ports = {
    projection: { settled: async () => true },
    live: { running: () => [running] },
    calls: {
      ended: async (filter: CallFilter) => {
        asked.push(filter);
        return [];
      },
    },
  } as unknown as HandlerPorts;
  const { listCalls } = recordHandlers(ports);
  const context = { query: routes.listCalls.query.parse(query) } as unknown as Parameters<typeof listCalls>[0];
  const answer = (await listCalls(context)) as { readonly calls: readonly Call[] };
  return { asked, calls: answer.calls.map(({ requestId }) => requestId) };
}

describe('the list of calls', () => {
  it.each<[Record<string, string>, string[], Partial<CallFilter>[]]>([
    [{}, ['running'], [{ limit: 50 }]],
    [{ outcome: 'running' }, ['running'], []],
    [{ outcome: 'running,completed' }, ['running'], [{ limit: 50, outcomes: ['running', 'completed'] }]],
    [{ outcome: 'blocked_input,blocked_output' }, [], [{ limit: 50, outcomes: ['blocked_input', 'blocked_output'] }]],
    [{ effect: 'redact' }, [], [{ limit: 50, effect: 'redact' }]],
    [{ labelled: 'true' }, [], [{ limit: 50, labelled: true }]],
    [{ from: '2026-11-19T16:00:00.000Z' }, ['running'], [{ limit: 50, from: '2026-11-19T16:00:00.000Z' }]],
    [{ before: '7', limit: '3' }, [], [{ limit: 3, before: 7 }]],
    [{ application }, ['running'], [{ limit: 50, application: application as never }]],
  ])('asked with %j shows the running calls %j', async (query, calls, asked) => {
    expect(await ask(query)).toEqual({ calls, asked });
  });

  it.each([
    { outcome: '' },
    { outcome: 'blocked' },
    { outcome: 'completed,' },
    { outcome: 'completed, refused' },
    { effect: 'erase' },
    { labelled: 'yes' },
    { from: 'yesterday' },
  ])('refuses what no such list has: %j', async (query) => {
    await expect(ask(query)).rejects.toThrow();
  });
});
