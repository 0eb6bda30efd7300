import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrations.ts';
import type { Tables } from '../../src/storage/schema.ts';
import { cleanUp } from '../harness/clean-up.ts';
import { newSchema, sayWithoutServer, serverUrl } from '../harness/server-schema.ts';
import { startTcpProxy } from '../harness/tcp-proxy.ts';
import { storageContract } from './storage-contract.ts';

sayWithoutServer('storage contract');

describe.runIf(serverUrl)('a PostgreSQL server', () => {
  storageContract(async () => ({ kind: 'postgresql', url: await newSchema() }));
});

const one = async (database: Kysely<Tables>): Promise<number | undefined> =>
  (await sql<{ one: number }>`select 1 as one`.execute(database)).rows[0]?.one;

describe.runIf(serverUrl)('a connection to a PostgreSQL server', () => {
  it('brings an empty schema to the newest shape once, however many processes come at once', async () => {
    const url = await newSchema();
    const databases = await Promise.all([1, 2, 3, 4].map(() => openDatabase({ kind: 'postgresql', url })));
    for (const database of databases) cleanUp(() => database.destroy());
    const { rows } = await sql<{ name: string }>`select name from schema_migrations order by name`.execute(
      databases[0]!,
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(await migrate(databases[1]!)).toEqual([]);
  });

  it('fails while the server is away, and works when it is back', async () => {
    const proxy = await startTcpProxy(await newSchema());
    const database = await openDatabase({ kind: 'postgresql', url: proxy.url });
    cleanUp(() => database.destroy());
    expect(await one(database)).toBe(1);
    proxy.cut();
    await expect(one(database)).rejects.toMatchObject({ code: 'database_failed' });
    await expect(one(database)).rejects.toMatchObject({ code: 'database_failed' });
    proxy.restore();
    expect(await one(database)).toBe(1);
  });

  it('that breaks in mid-query fails that query only', async () => {
    const proxy = await startTcpProxy(await newSchema());
    const database = await openDatabase({ kind: 'postgresql', url: proxy.url });
    cleanUp(() => database.destroy());
    const slow = sql`select pg_sleep(60)`.execute(database);
    const failed = expect(slow).rejects.toMatchObject({ code: 'database_failed' });
    await sql`select 1`.execute(database);
    proxy.cut();
    await failed;
    proxy.restore();
    // A connection that was cut while it was idle may be found out by the next query only.
    await expect.poll(() => one(database).catch(() => 0)).toBe(1);
  });
});

describe('the address of a database server', () => {
  it.each<[title: string, url: string]>([
    ['nobody listens there', 'postgres://anlan:geheim@127.0.0.1:1/x'],
    ['it is no address', 'postgres://anlan:geheim@[:1/x'],
    ['the name does not exist', 'postgres://anlan:geheim@no-such-host.invalid/x'],
  ])('is refused where %s, without a word of the password', async (_, url) => {
    const failure = await openDatabase({ kind: 'postgresql', url }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'database_failed' });
    expect(`${(failure as Error).stack}${JSON.stringify(failure)}`).not.toContain('geheim');
  });
});
