import { Worker } from 'node:worker_threads';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { serverError } from '../errors.ts';

const WORKER = new URL('../../worker/pglite-worker.js', import.meta.url);

interface Answer {
  readonly id: number;
  readonly result?: { readonly rows: unknown[]; readonly affected: number };
  readonly error?: { readonly message: string; readonly code?: string };
}

/** Speaks to the worker thread that runs PGlite. One query at a time: PGlite is a single session. */
class WorkerConnection implements DatabaseConnection {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve(answer: Answer): void; reject(error: unknown): void }>();
  #nextId = 1;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (answer: Answer) => {
      this.#waiting.get(answer.id)?.resolve(answer);
      this.#waiting.delete(answer.id);
    });
    worker.on('exit', () => this.#failAll());
    worker.on('error', () => this.#failAll());
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const answer = await this.#ask({ sql: query.sql, parameters: [...query.parameters] });
    if (answer.error) {
      const { message, code } = answer.error;
      throw serverError('database_failed', message, { details: { ...(code && { sqlState: code }) } });
    }
    return { rows: (answer.result?.rows ?? []) as Row[], numAffectedRows: BigInt(answer.result?.affected ?? 0) };
  }

  // biome-ignore lint/correctness/useYield: kysely asks for the method; nothing here streams
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw serverError('database_failed', 'streaming is not offered by the embedded database');
  }

  async close(): Promise<void> {
    await this.#ask({ close: true });
    await this.#worker.terminate();
  }

  #ask(message: Readonly<Record<string, unknown>>): Promise<Answer> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...message });
    });
  }

  #failAll(): void {
    for (const { reject } of this.#waiting.values()) {
      reject(serverError('database_failed', 'the embedded database stopped'));
    }
    this.#waiting.clear();
  }
}

/** Hands the one connection to one user at a time, in the order of asking; a transaction keeps it until its end. */
class WorkerDriver implements Driver {
  readonly #directory: string;
  #connection: WorkerConnection | undefined;
  #free: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async init(): Promise<void> {
    const worker = new Worker(WORKER, { workerData: { directory: this.#directory }, execArgv: [] });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', (cause) =>
        reject(serverError('database_failed', 'the embedded database does not open', { cause })),
      );
    });
    this.#connection = new WorkerConnection(worker);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#free;
    let release: () => void = () => undefined;
    this.#free = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    if (!this.#connection) throw serverError('database_failed', 'the embedded database is closed');
    return this.#connection;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(rawQuery('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(rawQuery('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(rawQuery('rollback'));
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async destroy(): Promise<void> {
    await this.#connection?.close();
    this.#connection = undefined;
  }
}

function rawQuery(sql: string): CompiledQuery {
  return { sql, parameters: [], query: { kind: 'RawNode' } as never, queryId: { queryId: sql } };
}

/** Kysely dialect for PGlite in a worker thread. The directory must be held exclusively: PGlite has no lock of its own. */
export function pgliteDialect(directory: string): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new WorkerDriver(directory),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}
