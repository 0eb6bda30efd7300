import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { cleanUp } from './clean-up.ts';

/** Address of a PostgreSQL server for tests; undefined where none is given. */
export const serverUrl: string | undefined = process.env.ANLAN_TEST_DATABASE_URL || undefined;

/** Says what is left out where there is no server to test on. */
export function sayWithoutServer(what: string): void {
  if (serverUrl === undefined)
    console.log(`${what}: left out on PostgreSQL, because ANLAN_TEST_DATABASE_URL is not set`);
}

/** The address of a schema of its own, which goes away when the tests of the file have ended. */
export async function newSchema(): Promise<string> {
  const name = `anlan_test_${randomBytes(6).toString('hex')}`;
  await run(`create schema ${name}`);
  cleanUp(() => run(`drop schema ${name} cascade`));
  const url = new URL(serverUrl ?? '');
  url.searchParams.set('options', `-c search_path=${name}`);
  return url.href;
}

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
