import { once } from 'node:events';
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataDirectoryHolder, issueOfflineAdminLink, readHostToken, startServer } from '../src/index.ts';
import { chat } from './harness/chat.ts';
import { putEmptyDatabase } from './harness/empty-database.ts';
import type { Json } from './harness/http.ts';
import { journalRecords } from './harness/journal-records.ts';
import { sampleProfile } from './harness/profile.ts';
import { openRaw } from './harness/raw-connection.ts';
import { temporaryDirectory } from './harness/temporary-directory.ts';
import { testConfig } from './harness/test-config.ts';
import { exampleOf, newKey, startTestServer, type TestServer } from './harness/test-server.ts';

interface Lived {
  readonly data: string;
  readonly cookie: string;
  readonly secret: string;
  /** What a person could see at the end. */
  readonly state: Json;
  /** The same data directory as it was half-way, closed in good order. */
  readonly halfWay: string;
}

/** A data directory with some life in it, closed in good order; each test works on a copy of its own. */
let lived: Lived;
beforeAll(async () => {
  const first = await startTestServer();
  const { id } = await first.admin.call('createApplication', { body: sampleProfile() });
  const key = await newKey(first, id);
  await first.send('/v1/chat/completions', { headers: key.auth, body: chat('你好') });
  await first.close();
  const halfWay = copyOf(first.data);
  const second = await first.restart();
  const { admin } = second;
  await admin.call('createApplication', { body: sampleProfile({ name: '第二个' }) });
  await admin.call('createAccount', { body: { name: '审计员', role: 'auditor' } });
  const revoked = await newKey(second);
  await admin.call('revokeKey', { params: { id: (await exampleOf(second)).id, key: revoked.id } });
  await second.send('/v1/chat/completions', { headers: key.auth, body: chat('你好', { stream: true }) });
  await second.send('/v1/chat/completions', { headers: key.auth, body: '{' });
  const state = await everything(second);
  await second.close();
  lived = { data: first.data, cookie: first.admin.cookie, secret: key.secret, state, halfWay };
});

const ALL = ['journal', 'keys', 'database'] as const;

function copyOf(data: string, parts: readonly (typeof ALL)[number][] = ALL): string {
  const copy = temporaryDirectory();
  for (const part of parts) cpSync(join(data, part), join(copy, part), { recursive: true });
  return copy;
}

/** Starts over lived data, as the administrator who was signed in before. */
function startAgain(data: string): Promise<TestServer> {
  return startTestServer({ data, cookie: lived.cookie });
}

/** What a person can see of the state of a server, but for the starts, of which each records itself for one clause. */
async function everything({ admin }: TestServer): Promise<Json> {
  const { applications } = await admin.call('listApplications');
  const { accounts } = await admin.call('listAccounts');
  const { records } = await admin.call('listRecords', { query: { limit: 200 } });
  const { clauses } = await admin.call('listEvidence');
  const keys = [];
  for (const { id } of applications) keys.push(await admin.call('listKeys', { params: { id } }));
  return {
    applications,
    accounts: accounts.map(({ lastSeenAt: _, ...account }: Json) => account),
    keys,
    records: records.filter(({ kind }: Json) => kind !== 'server.started'),
    evidence: clauses.filter(({ clause }: Json) => clause !== 'asgf@2.0/6.2.4'),
  };
}

describe('a later start', () => {
  it('finds everything as it was: accounts, applications, keys, session, records, totals', async () => {
    const server = await startAgain(copyOf(lived.data));
    expect(server.running.adminLink).toBeUndefined();
    expect(server.running.mended).toEqual({ replayed: 0, interrupted: 0, rebuilt: false, tornBytes: 0 });
    expect(await everything(server)).toEqual(lived.state);
    const { records } = await server.admin.call('listRecords', { query: { kind: 'server.started' } });
    expect(records).toHaveLength(3);
    const answer = await server.send('/v1/models', { headers: { authorization: `Bearer ${lived.secret}` } });
    expect(answer.status).toBe(200);
  });

  it('makes everything again where the database was removed', async () => {
    const server = await startAgain(copyOf(lived.data, ['journal', 'keys']));
    const { replayed, rebuilt } = server.running.mended;
    expect(rebuilt).toBe(false);
    expect(replayed).toBeGreaterThan(lived.state.records.length);
    expect(await everything(server)).toEqual(lived.state);
  });

  it('puts a database aside and makes it again where its tables are noise', async () => {
    const data = copyOf(lived.data);
    damageTables(join(data, 'database'));
    const server = await startAgain(data);
    expect(server.running.mended.rebuilt).toBe(true);
    expect(await everything(server)).toEqual(lived.state);
    expect(readdirSync(data).filter((name) => /^database\.broken-\d+$/.test(name))).toHaveLength(1);
  });

  it('carries over what a database lacks that was put back from a backup', async () => {
    const data = copyOf(lived.data, ['journal', 'keys']);
    cpSync(join(lived.halfWay, 'database'), join(data, 'database'), { recursive: true });
    const server = await startAgain(data);
    expect(server.running.mended.replayed).toBeGreaterThan(0);
    expect(await everything(server)).toEqual(lived.state);
  });

  it('puts the end of an unfinished write aside, and says so', async () => {
    const data = copyOf(lived.data);
    const newest = segmentsOf(data).at(-1) ?? '';
    appendFileSync(newest, new Uint8Array([1, 2, 3]));
    const server = await startAgain(data);
    expect(server.running.mended.tornBytes).toBe(3);
    expect(await everything(server)).toEqual(lived.state);
  });

  it('ends calls that a crash cut off, once', async () => {
    const server = await startAgain(copyOf(lived.data));
    const connection = await openRaw(server.url);
    const body = JSON.stringify(chat('你好', { stream: true }));
    connection.write(
      `POST /v1/chat/completions HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nAuthorization: Bearer ${lived.secret}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    const head = await connection.until('data: ');
    const id = /x-request-id: ([\w-]+)/i.exec(head)?.[1] ?? '';
    // The journal as it is now is what a crash would leave.
    const crashed = copyOf(server.data, ['journal', 'keys']);
    await server.close();
    await putEmptyDatabase(join(crashed, 'database'));
    const again = await startAgain(crashed);
    expect(again.running.mended.interrupted).toBe(1);
    expect(await again.admin.call('getCall', { params: { id } })).toMatchObject({
      outcome: 'interrupted',
      stream: true,
    });
    const third = await again.restart();
    expect(third.running.mended.interrupted).toBe(0);
  });
});

function segmentsOf(data: string): string[] {
  const directory = join(data, 'journal');
  const names = readdirSync(directory).filter((name) => name.endsWith('.seg'));
  return names.sort().map((name) => join(directory, name));
}

function damageTables(database: string): void {
  const base = join(database, 'base');
  for (const folder of readdirSync(base))
    for (const name of readdirSync(join(base, folder)))
      if (/^\d{5,}$/.test(name) && readFileSync(join(base, folder, name)).length > 0)
        writeFileSync(join(base, folder, name), new Uint8Array(8_192).fill(0xff));
}

describe('a start is refused, and leaves everything as it is,', () => {
  const filesOf = (data: string): string[] => readdirSync(data, { recursive: true }).map(String).sort();
  const outside = (names: string[]): string[] => names.filter((name) => !name.startsWith('database'));
  const refused = async (data: string, change: object = {}): Promise<unknown> => {
    const files = outside(filesOf(data));
    const failure = await startServer({ config: testConfig(data, change) }).then(
      async (server) => server.close(),
      (error: unknown) => error,
    );
    expect(outside(filesOf(data))).toEqual(files);
    expect(dataDirectoryHolder(data)).toBeUndefined();
    return failure;
  };

  it.each(['state.key', 'mac.key'])('where %s is missing', async (name) => {
    const data = copyOf(lived.data, ['journal', 'keys']);
    rmSync(join(data, 'keys', name));
    expect(await refused(data)).toMatchObject({ code: 'keys_unusable' });
  });

  it('where the keys are those of another server, although the database could be read without them', async () => {
    const data = copyOf(lived.data, ['journal', 'keys']);
    writeFileSync(join(data, 'keys', 'state.key'), `${'ab'.repeat(32)}\n`);
    expect(await refused(data)).toMatchObject({ code: 'keys_unusable' });
    expect(existsSync(join(data, 'database'))).toBe(false);
  });

  it('where the journal was changed', async () => {
    const data = copyOf(lived.data, ['journal', 'keys']);
    const [oldest = ''] = segmentsOf(data);
    const bytes = readFileSync(oldest);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    writeFileSync(oldest, bytes);
    expect(await refused(data)).toMatchObject({ code: 'journal_damaged' });
  });

  it('where the journal is older than the database', async () => {
    const data = copyOf(lived.halfWay, ['journal', 'keys']);
    cpSync(join(lived.data, 'database'), join(data, 'database'), { recursive: true });
    expect(await refused(data)).toMatchObject({ code: 'database_mismatch' });
    expect(existsSync(join(data, 'database', 'PG_VERSION'))).toBe(true);
  });

  it('where the database belongs to another journal', async () => {
    const data = copyOf(lived.data, ['database']);
    expect(await startServer({ config: testConfig(data) }).catch((error: unknown) => error)).toMatchObject({
      code: 'database_mismatch',
    });
    expect(dataDirectoryHolder(data)).toBeUndefined();
  });

  it('where the address is taken', async () => {
    const data = copyOf(lived.data);
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const starting = startServer({ config: testConfig(data, { listen: { host: '127.0.0.1', port } }) });
    await expect(starting).rejects.toMatchObject({ code: 'listen_failed', details: { port, reason: 'EADDRINUSE' } });
    other.close();
    expect(dataDirectoryHolder(data)).toBeUndefined();
  });
});

describe('on the host', () => {
  const redeem = (server: TestServer, url: string) =>
    server.send('/api/v1/session', { body: { token: url.split('#token=')[1] } });

  it('a data directory in use is refused to others, who are told where the server answers; closing twice is closing once', async () => {
    const server = await startAgain(copyOf(lived.data));
    await expect(startServer({ config: testConfig(server.data) })).rejects.toMatchObject({
      code: 'data_directory_in_use',
      message: expect.stringContaining(server.running.consoleUrl),
    });
    await expect(issueOfflineAdminLink(testConfig(server.data))).rejects.toMatchObject({
      code: 'data_directory_in_use',
    });
    const headers = { authorization: `Bearer ${readHostToken(server.data)}` };
    const answer = await server.send('/api/v1/host/admin-link', { method: 'POST', headers });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await redeem(server, answer.json.url)).status).toBe(200);
    await Promise.all([server.close(), server.close()]);
    expect(dataDirectoryHolder(server.data)).toBeUndefined();
    expect((await journalRecords(server.data)).length).toBeGreaterThan(0);
  });

  it('a link made while no server runs, before the first start even, works when one is started', async () => {
    const data = temporaryDirectory();
    await putEmptyDatabase(join(data, 'database'));
    const first = await issueOfflineAdminLink(testConfig(data, { listen: { host: '0.0.0.0', port: 8787 } }));
    const { url } = await issueOfflineAdminLink(testConfig(data, { listen: { host: '0.0.0.0', port: 8787 } }));
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:8787\/sign-in#token=/);
    expect(dataDirectoryHolder(data)).toBeUndefined();
    const server = await startTestServer({ data });
    expect(server.running.adminLink).toBeUndefined();
    expect(await redeem(server, first.url)).toMatchObject({ status: 401, code: 'invalid_link' });
    expect(await redeem(server, url)).toMatchObject({ status: 200, json: { account: { role: 'administrator' } } });
  });
});
