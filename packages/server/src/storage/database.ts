import { type Dialect, Kysely, PostgresDialect } from 'kysely';
import { migrate } from './migrations.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import type { Tables } from './schema.ts';
import { openServerPool } from './server-pool.ts';

/** Where the data lives: PGlite in a directory held by this process, or a PostgreSQL server. */
export type DatabaseLocation =
  | { readonly kind: 'embedded'; readonly directory: string }
  | { readonly kind: 'postgresql'; readonly url: string };

/** Opens the database and brings it to the newest shape. Throws `database_failed` where it cannot. */
export function openDatabase(location: DatabaseLocation): Promise<Kysely<Tables>> {
  return openDatabaseOf(
    location.kind === 'embedded'
      ? pgliteDialect(location.directory)
      : new PostgresDialect({ pool: openServerPool(location.url) }),
  );
}

/** As `openDatabase`, over any dialect of PostgreSQL. */
export async function openDatabaseOf(dialect: Dialect): Promise<Kysely<Tables>> {
  const database = new Kysely<Tables>({ dialect });
  try {
    await migrate(database);
  } catch (error) {
    await database.destroy().catch(() => undefined);
    throw error;
  }
  return database;
}
