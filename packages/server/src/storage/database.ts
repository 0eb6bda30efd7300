import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrate } from './migrations.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import type { Tables } from './schema.ts';

/** Where the data lives: PGlite in a directory held by this process, or a PostgreSQL server. */
export type DatabaseLocation =
  | { readonly kind: 'embedded'; readonly directory: string }
  | { readonly kind: 'postgresql'; readonly url: string; readonly schema?: string };

const INT8 = 20;
const TIMESTAMPTZ = 1184;
const CONNECT_TIMEOUT_MS = 5_000;
const QUERY_TIMEOUT_MS = 30_000;

/** Opens the database and brings it to the newest shape. Rejects where it cannot be reached or migrated. */
export async function openDatabase(location: DatabaseLocation): Promise<Kysely<Tables>> {
  const database = new Kysely<Tables>({
    dialect: location.kind === 'embedded' ? pgliteDialect(location.directory) : serverDialect(location),
  });
  try {
    await migrate(database);
  } catch (error) {
    await database.destroy().catch(() => undefined);
    throw error;
  }
  return database;
}

function serverDialect(location: DatabaseLocation & { kind: 'postgresql' }): PostgresDialect {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, Number);
  types.setTypeParser(TIMESTAMPTZ, (value: string) => new Date(value).toISOString());
  const pool = new pg.Pool({
    connectionString: location.url,
    types,
    max: 8,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: QUERY_TIMEOUT_MS,
    application_name: 'anlan',
    ...(location.schema && { options: `-c search_path=${location.schema}` }),
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}
