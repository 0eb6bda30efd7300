import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import { serverError } from '../../src/errors.ts';
import { openDatabase, openDatabaseOf } from '../../src/storage/database.ts';
import { pgliteDialect } from '../../src/storage/pglite-dialect.ts';

/** The embedded database, which can be taken away and given back. */
export interface SwitchableDatabase {
  up: boolean;
  readonly openDatabase: typeof openDatabase;
}

export function switchableDatabase(): SwitchableDatabase {
  const database: SwitchableDatabase = {
    up: true,
    openDatabase: (location) =>
      location.kind === 'embedded'
        ? openDatabaseOf(switched(pgliteDialect(location.directory), () => database.up))
        : openDatabase(location),
  };
  return database;
}

function switched(dialect: Dialect, isUp: () => boolean): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (database) => dialect.createIntrospector(database),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver() {
      const driver = dialect.createDriver();
      return new Proxy(driver, {
        get(target, name: keyof Driver) {
          const member = target[name] as (...given: unknown[]) => unknown;
          if (name === 'acquireConnection') return () => acquire(target, isUp);
          return member.bind(target);
        },
      });
    },
  };
}

async function acquire(driver: Driver, isUp: () => boolean): Promise<DatabaseConnection> {
  if (!isUp()) throw serverError('database_failed', 'the database was taken away');
  return driver.acquireConnection();
}
