import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { serverError } from '../errors.ts';

const INT8 = 20;
const TIMESTAMPTZ = 1184;
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 30_000;
/** Longer than the server's own limit: reached only where nothing comes back at all. */
const ANSWER_TIMEOUT_MS = 35_000;
const CONNECTIONS = 8;

/**
 * Connections to a PostgreSQL server. Whatever goes wrong rejects with `database_failed`: libraries and servers put
 * values of rows into their errors, so that only the SQL state is kept. A connection that failed is not used again.
 */
export function openServerPool(url: string): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    types: sameTypesAsEmbedded(),
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'anlan',
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return {
    async connect() {
      try {
        return clientOf(await pool.connect());
      } catch (error) {
        return refuse(error);
      }
    },
    end: () => pool.end(),
  };
}

function clientOf(client: pg.PoolClient): PostgresPoolClient {
  let broken = false;
  const onBroken = (): void => {
    broken = true;
  };
  client.on('error', onBroken);
  const query = async (sql: string, parameters: readonly unknown[]): Promise<unknown> => {
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      if (!isFromServer(error)) onBroken();
      return refuse(error);
    }
  };
  return {
    // The form with a cursor is left out: nothing here streams.
    query: query as unknown as PostgresPoolClient['query'],
    release() {
      client.off('error', onBroken);
      client.release(broken);
    },
  };
}

/** Safe integers as numbers, times as RFC 3339: what the worker of the embedded database gives. */
function sameTypesAsEmbedded(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, Number);
  types.setTypeParser(TIMESTAMPTZ, (value: string) => new Date(value).toISOString());
  return types;
}

/** The server answered: the connection works. Everything else leaves it in a state that nobody knows. */
function isFromServer(error: unknown): boolean {
  return error instanceof pg.DatabaseError;
}

function refuse(error: unknown): never {
  const code = (error as { code?: unknown } | undefined)?.code;
  const shown = typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'no answer';
  throw serverError('database_failed', `the database server failed (${shown})`, { details: { state: shown } });
}
