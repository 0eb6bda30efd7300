import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { serverError } from '../errors.ts';
import { type PgliteWorker, startPglite } from './pglite-worker.ts';

const WORKER = new URL('../../worker/pglite-worker.js', import.meta.url);

/**
 * Kysely dialect for PGlite in a worker thread. The directory must be held exclusively: PGlite has no lock of its own.
 * @param worker the script of the thread; another one only to put faults into it
 */
export function pgliteDialect(directory: string, worker: URL = WORKER): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new WorkerDriver(directory, worker),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/**
 * Hands the one connection to one user at a time, in the order of asking; a transaction keeps it until its end. A
 * thread that died is started again for whoever asks next: what it had not written is in the journal.
 */
class WorkerDriver implements Driver {
  readonly #directory: string;
  readonly #script: URL;
  #worker: PgliteWorker | undefined;
  #destroyed = false;
  #free: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(directory: string, script: URL) {
    this.#directory = directory;
    this.#script = script;
  }

  async init(): Promise<void> {
    this.#worker = await startPglite(this.#script, this.#directory);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#free;
    let release: () => void = () => undefined;
    this.#free = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    try {
      const worker = await this.#living();
      this.#release = release;
      return worker;
    } catch (error) {
      release();
      throw error;
    }
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async destroy(): Promise<void> {
    this.#destroyed = true;
    await this.#free;
    await this.#worker?.close();
    this.#worker = undefined;
  }

  async #living(): Promise<PgliteWorker> {
    if (this.#destroyed) throw serverError('database_failed', 'the embedded database is closed');
    if (!this.#worker?.alive) this.#worker = await startPglite(this.#script, this.#directory);
    return this.#worker;
  }
}
