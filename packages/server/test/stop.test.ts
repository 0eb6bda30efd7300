import { says, startFakeModel } from '@anlan/testkit';
import { describe, expect, it } from 'vitest';
import { chat } from './harness/chat.ts';
import { cleanUp } from './harness/clean-up.ts';
import { journalRecords } from './harness/journal-records.ts';
import { sampleProfile } from './harness/profile.ts';
import { openRaw, type RawConnection } from './harness/raw-connection.ts';
import { newKey, startTestServer, type TestServer } from './harness/test-server.ts';

async function withSlowModel(drainMs: number): Promise<{ server: TestServer; secret: string }> {
  const model = await startFakeModel({ script: says('word '.repeat(60), { streaming: { delayMs: 10 } }) });
  cleanUp(() => model.close());
  const timeouts = { connectMs: 2_000, firstByteMs: 10_000, idleMs: 10_000 };
  const upstream = { name: 'slow', url: model.baseUrl, key: undefined, models: undefined, timeouts, extraFields: [] };
  const server = await startTestServer({ config: { upstream }, options: { drainMs } });
  const { id } = await server.admin.call('createApplication', { body: sampleProfile() });
  return { server, secret: (await newKey(server, id)).secret };
}

async function ask(server: TestServer, secret: string, stream: boolean): Promise<RawConnection> {
  const connection = await openRaw(server.url);
  const body = JSON.stringify(chat('hi', { stream }));
  connection.write(
    `POST /v1/chat/completions HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nAuthorization: Bearer ${secret}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  return connection;
}

async function watch({ url, admin }: TestServer): Promise<RawConnection> {
  const connection = await openRaw(url);
  connection.write(`GET /api/v1/live HTTP/1.1\r\nHost: ${new URL(url).host}\r\nCookie: ${admin.cookie}\r\n\r\n`);
  await connection.until(': connected');
  return connection;
}

const outcomes = async ({ data }: TestServer): Promise<unknown[]> =>
  (await journalRecords(data)).filter(({ kind }) => kind === 'call.closed').map(({ data: { outcome } }) => outcome);

describe('a server that is told to end', () => {
  it('waits for answers on their way, ends live views, takes nothing new', async () => {
    const { server, secret } = await withSlowModel(30_000);
    const live = await watch(server);
    const running = await ask(server, secret, true);
    await running.until('data: ');
    const closing = server.close();
    await live.end();
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    await closing;
    expect(await running.end()).toContain('data: [DONE]');
    expect(await outcomes(server)).toEqual(['completed']);
  });

  it('cuts answers that take too long, and records them before it ends', async () => {
    const { server, secret } = await withSlowModel(0);
    const running = await Promise.all([ask(server, secret, true), ask(server, secret, true)]);
    for (const connection of running) await connection.until('data: ');
    await server.close();
    for (const connection of running) expect(await connection.end()).not.toContain('[DONE]');
    expect(await outcomes(server)).toEqual(['client_gone', 'client_gone']);
  });
});
