import { beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { chat } from './harness/chat.ts';
import { switchableDatabase } from './harness/switchable-database.ts';
import { newKey, startTestServer, type TestServer } from './harness/test-server.ts';

const database = switchableDatabase();
const log: string[] = [];
let server: TestServer;
let auth: { authorization: string };
beforeAll(async () => {
  const options = {
    openDatabase: database.openDatabase,
    // So few that most of what comes meanwhile must be read again from the journal.
    projectionWindow: 5,
    log: createLog('warn', { write: (line) => void log.push(line) }),
  };
  server = await startTestServer({ options });
  ({ auth } = await newKey(server));
});

const behind = async (): Promise<{ healthz: number; metrics: number; status: number }> => ({
  healthz: (await server.send('/healthz')).json.database_behind,
  metrics: Number(/^anlan_database_behind (\d+)$/m.exec((await server.send('/metrics')).text)?.[1]),
  status: (await server.admin.call('getStatus')).storage.behind,
});

describe('while the database is away', () => {
  const ids: string[] = [];

  it('calls are answered, and keys are made and revoked', async () => {
    await expect.poll(behind).toEqual({ healthz: 0, metrics: 0, status: 0 });
    database.up = false;
    for (const stream of [false, true, false, true]) {
      const answer = await server.send('/v1/chat/completions', { headers: auth, body: chat('你好', { stream }) });
      expect(answer.status).toBe(200);
      if (stream) expect(answer.text).toContain('[DONE]');
      ids.push(answer.headers.get('x-request-id') ?? '');
    }
  });

  it('it shows how far the database is behind, and is healthy', async () => {
    const shown = await behind();
    expect(shown.status).toBeGreaterThan(5);
    expect(shown).toEqual({ healthz: shown.status, metrics: shown.status, status: shown.status });
    expect((await server.send('/healthz')).status).toBe(200);
  });

  it.each(['/api/v1/overview', '/api/v1/records', '/api/v1/calls', '/api/v1/applications', '/api/v1/evidence'])(
    '%s says that storage is not available, rather than what was true before',
    async (path) => {
      expect(await server.admin.ask('GET', path)).toMatchObject({ status: 503, code: 'storage_unavailable' });
    },
  );

  it('accounts, applications and what runs are managed all the same', async () => {
    expect((await server.admin.ask('GET', '/api/v1/accounts')).status).toBe(200);
    const { link } = await server.admin.call('createAccount', { body: { name: '值班', role: 'auditor' } });
    expect(link.url).toContain('#token=');
  });

  it('it says so in its log, once', () => {
    expect(log.map((line) => JSON.parse(line).msg)).toEqual([
      'the database does not answer; records stay in the journal',
    ]);
  });

  it('and when it is back, everything is there', async () => {
    database.up = true;
    await expect.poll(async () => (await behind()).status, { timeout: 20_000 }).toBe(0);
    for (const id of ids)
      expect(await server.admin.call('getCall', { params: { id } })).toMatchObject({ outcome: 'completed' });
    const { accounts } = await server.admin.call('listAccounts');
    expect(accounts.map(({ name }: { name: string }) => name)).toContain('值班');
    await expect.poll(() => log.length).toBe(2);
    expect(JSON.parse(log[1] ?? '').msg).toBe('the database answers again');
  });

  it('a question that finds it away without anything behind is 503 as well', async () => {
    database.up = false;
    expect(await server.admin.ask('GET', '/api/v1/evidence')).toMatchObject({
      status: 503,
      code: 'storage_unavailable',
    });
    database.up = true;
    expect(await server.admin.ask('GET', '/api/v1/evidence')).toMatchObject({ status: 200 });
  });

  it('what is not carried over when the server ends is carried over at its next start', async () => {
    database.up = false;
    const answer = await server.send('/v1/chat/completions', { headers: auth, body: chat('你好') });
    const id = answer.headers.get('x-request-id') ?? '';
    const closing = server.close();
    database.up = true;
    await closing;
    const again = await server.restart();
    expect(await again.admin.call('getCall', { params: { id } })).toMatchObject({ outcome: 'completed' });
  });
});
