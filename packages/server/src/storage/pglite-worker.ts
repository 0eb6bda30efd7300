import { Worker } from 'node:worker_threads';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { serverError } from '../errors.ts';

interface Answer {
  readonly id: number;
  readonly result?: { readonly rows: unknown[]; readonly affected: number };
  readonly error?: { readonly message: string; readonly code?: string };
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Starts PGlite in a worker thread over a directory. Throws `database_failed` where it does not open. */
export async function startPglite(worker: URL, directory: string): Promise<PgliteWorker> {
  const thread = new Worker(worker, { workerData: { directory }, execArgv: [] });
  await new Promise<void>((resolve, reject) => {
    const fail = (cause?: unknown): void =>
      reject(serverError('database_failed', 'the embedded database does not open', { cause }));
    thread.once('message', () => resolve());
    thread.once('error', fail);
    // Corrupt files can make it leave without a word.
    thread.once('exit', () => fail());
  });
  return new PgliteWorker(thread);
}

/** Speaks to the worker thread that runs PGlite. One query at a time: PGlite is a single session. */
export class PgliteWorker implements DatabaseConnection {
  readonly #thread: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #alive = true;

  constructor(thread: Worker) {
    this.#thread = thread;
    thread.on('message', (answer: Answer) => {
      this.#waiting.get(answer.id)?.resolve(answer);
      this.#waiting.delete(answer.id);
    });
    thread.on('exit', () => this.#stopped());
    thread.on('error', () => this.#stopped());
  }

  /** The thread has ended; every further query fails. */
  get alive(): boolean {
    return this.#alive;
  }

  async executeQuery<Row>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): Promise<QueryResult<Row>> {
    const { result, error } = await this.#ask({ sql, parameters: [...parameters] });
    // Messages of the database can hold values of rows; the SQL state says enough.
    if (error) {
      const state = error.code ?? 'unknown';
      throw serverError('database_failed', `the embedded database failed (${state})`, { details: { state } });
    }
    return { rows: (result?.rows ?? []) as Row[], numAffectedRows: BigInt(result?.affected ?? 0) };
  }

  // biome-ignore lint/correctness/useYield: kysely asks for the method; nothing here streams
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw serverError('database_failed', 'streaming is not offered by the embedded database');
  }

  /** Lets PGlite write what it holds, then ends the thread. */
  async close(): Promise<void> {
    if (this.#alive) await this.#ask({ close: true }).catch(() => undefined);
    await this.#thread.terminate();
  }

  #ask(message: Readonly<Record<string, unknown>>): Promise<Answer> {
    if (!this.#alive) return Promise.reject(hasStopped());
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#thread.postMessage({ id, ...message });
    });
  }

  #stopped(): void {
    this.#alive = false;
    for (const { reject } of this.#waiting.values()) reject(hasStopped());
    this.#waiting.clear();
  }
}

function hasStopped(): Error {
  return serverError('database_failed', 'the embedded database stopped');
}
