import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startServer } from '../src/index.ts';
import { chat } from './harness/chat.ts';
import type { Json } from './harness/http.ts';
import { newSchema, sayWithoutServer, serverUrl } from './harness/server-schema.ts';
import { startTcpProxy } from './harness/tcp-proxy.ts';
import { temporaryDirectory } from './harness/temporary-directory.ts';
import { testConfig } from './harness/test-config.ts';
import { exampleOf, newKey, startTestServer, type TestServer } from './harness/test-server.ts';

sayWithoutServer('server');

const call = async (server: TestServer, auth: { authorization: string }, stream = false): Promise<Json> => {
  const answer = await server.send('/v1/chat/completions', { headers: auth, body: chat('你好', { stream }) });
  expect(answer.status).toBe(200);
  return answer.headers.get('x-request-id');
};

describe.runIf(serverUrl)('a server on PostgreSQL', () => {
  it('does everything, and finds it again after a restart, also in an empty database', async () => {
    const server = await startTestServer({ config: { databaseUrl: await newSchema() } });
    expect(server.running.storage).toBe('postgresql');
    const { auth } = await newKey(server);
    const ids = [await call(server, auth), await call(server, auth, true)];
    const example = await exampleOf(server);
    const { clauses } = await server.admin.call('listEvidence');
    expect(example.calls).toBe(2);
    const again = await server.restart();
    expect(again.running.mended).toMatchObject({ replayed: 0, rebuilt: false });
    expect(await exampleOf(again)).toMatchObject({ id: example.id, calls: 2 });
    const rebuilt = await again.restart({ config: { databaseUrl: await newSchema() } });
    expect(rebuilt.running.mended.replayed).toBeGreaterThan(5);
    for (const id of ids)
      expect(await rebuilt.admin.call('getCall', { params: { id } })).toMatchObject({ outcome: 'completed' });
    const totals = (await rebuilt.admin.call('listEvidence')).clauses;
    const ofCalls = (list: Json): Json => list.filter(({ clause }: Json) => clause !== 'asgf@2.0/6.2.4');
    expect(ofCalls(totals)).toEqual(ofCalls(clauses));
  });

  it('goes on while the database server is away, and catches up', async () => {
    const proxy = await startTcpProxy(await newSchema());
    const server = await startTestServer({ config: { databaseUrl: proxy.url } });
    const { auth } = await newKey(server);
    proxy.cut();
    const id = await call(server, auth);
    expect(await server.admin.ask('GET', '/api/v1/overview')).toMatchObject({
      status: 503,
      code: 'storage_unavailable',
    });
    expect((await server.send('/healthz')).json).toMatchObject({ status: 'ok', database_behind: expect.any(Number) });
    proxy.restore();
    await expect.poll(async () => (await server.send('/healthz')).json.database_behind, { timeout: 20_000 }).toBe(0);
    expect(await server.admin.call('getCall', { params: { id } })).toMatchObject({ outcome: 'completed' });
  });

  it('does not start on the database of another data directory', async () => {
    const databaseUrl = await newSchema();
    await startTestServer({ config: { databaseUrl } });
    const second = startServer({ config: testConfig(temporaryDirectory(), { databaseUrl }) });
    await expect(second).rejects.toMatchObject({ code: 'database_mismatch' });
  });

  it('does not start on a database that is ahead of its journal, and touches nothing', async () => {
    const databaseUrl = await newSchema();
    const server = await startTestServer({ config: { databaseUrl } });
    await server.close();
    rmSync(join(server.data, 'journal'), { recursive: true });
    rmSync(join(server.data, 'keys'), { recursive: true });
    await expect(startServer({ config: testConfig(server.data, { databaseUrl }) })).rejects.toMatchObject({
      code: 'database_mismatch',
    });
  });

  it('does not start while the database server cannot be reached', async () => {
    const databaseUrl = 'postgres://anlan@127.0.0.1:1/none';
    await expect(startServer({ config: testConfig(temporaryDirectory(), { databaseUrl }) })).rejects.toMatchObject({
      code: 'database_failed',
    });
  });
});
