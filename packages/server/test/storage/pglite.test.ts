import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openDatabase, openDatabaseOf } from '../../src/storage/database.ts';
import { pgliteDialect } from '../../src/storage/pglite-dialect.ts';
import { cleanUp } from '../harness/clean-up.ts';
import { putEmptyDatabase } from '../harness/empty-database.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';
import { storageContract } from './storage-contract.ts';

const emptyDirectory = async (): Promise<string> => {
  const directory = temporaryDirectory();
  await putEmptyDatabase(directory);
  return directory;
};

describe('the embedded database', () => {
  storageContract(async () => ({ kind: 'embedded', directory: await emptyDirectory() }));
});

describe('the embedded database in a thread', () => {
  const FRAIL = new URL('../harness/frail-worker.js', import.meta.url);
  const count = async (database: Kysely<never>): Promise<number> => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from schema_migrations`.execute(database);
    return rows[0]?.count ?? -1;
  };

  it('that dies fails the queries on their way, and is started again for the next one', async () => {
    const directory = await emptyDirectory();
    const database = await openDatabaseOf(pgliteDialect(directory, FRAIL));
    cleanUp(() => database.destroy());
    const plain = database as unknown as Kysely<never>;
    const dying = Promise.allSettled([sql`select 'die'`.execute(database), count(plain)]);
    expect((await dying)[0]).toMatchObject({ status: 'rejected', reason: { code: 'database_failed' } });
    expect(await count(plain)).toBeGreaterThan(0);
    await expect(
      database.transaction().execute(async (transaction) => {
        await sql`insert into schema_migrations (name) values ('half')`.execute(transaction);
        await sql`select 'die'`.execute(transaction);
      }),
    ).rejects.toMatchObject({ code: 'database_failed' });
    const { rows } = await sql`select name from schema_migrations where name = 'half'`.execute(database);
    expect(rows).toEqual([]);
  });

  it('refuses queries once it is closed, and closes twice', async () => {
    const database = await openDatabase({ kind: 'embedded', directory: await emptyDirectory() });
    await database.destroy();
    await expect(sql`select 1`.execute(database)).rejects.toThrow();
    await database.destroy();
  });

  it('serves many who ask at once, one after the other, also when some of them fail', async () => {
    const database = await openDatabase({ kind: 'embedded', directory: await emptyDirectory() });
    cleanUp(() => database.destroy());
    const plain = database as unknown as Kysely<never>;
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        index % 3 === 0 ? sql`select no_such_column`.execute(database) : count(plain),
      ),
    );
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(10);
  });

  it.each<[title: string, damage: (directory: string) => void]>([
    ['lost its control file', (directory) => rmSync(join(directory, 'global', 'pg_control'))],
    [
      'has noise for a control file',
      (directory) => writeFileSync(join(directory, 'global', 'pg_control'), 'x'.repeat(8_192)),
    ],
    ['is of another version', (directory) => writeFileSync(join(directory, 'PG_VERSION'), '9\n')],
    ['lost its tables', (directory) => rmSync(join(directory, 'base'), { recursive: true })],
  ])('does not open a directory that %s, and says so', async (_, damage) => {
    const directory = temporaryDirectory();
    cpSync(await emptyDirectory(), directory, { recursive: true });
    expect(existsSync(join(directory, 'PG_VERSION'))).toBe(true);
    damage(directory);
    await expect(openDatabase({ kind: 'embedded', directory })).rejects.toMatchObject({ code: 'database_failed' });
  });
});
