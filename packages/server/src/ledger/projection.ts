import type { StoredRecord } from '@anlan/audit';
import type { Journal } from '@anlan/audit/node';
import type { Kysely, Transaction } from 'kysely';
import { type EntityChange, putEntities } from '../storage/entity-store.ts';
import { putRecords } from '../storage/record-store.ts';
import type { Tables } from '../storage/schema.ts';
import type { StateCipher } from './state-cipher.ts';

/** One durable journal entry on its way into the database. */
export type Durable =
  | { readonly type: 'record'; readonly seq: number; readonly stored: StoredRecord }
  | { readonly type: 'state'; readonly seq: number; readonly change: EntityChange };

/** Carries durable entries over into the database, in order, in batches; a database that is away is tried again. */
export interface Projection {
  add(entry: Durable): void;
  /** Resolves when everything added before is in the database, or false when that took longer than `patience` ms. */
  settled(patience: number): Promise<boolean>;
  /** Entries that are durable in the journal and not yet in the database. */
  behind(): number;
  close(): Promise<void>;
}

export interface ProjectionOptions {
  readonly database: Kysely<Tables>;
  readonly journal: Journal;
  readonly cipher: StateCipher;
  /** Last sequence number that the database already holds. */
  readonly from: number;
  /** Called when the database stops or starts answering. */
  readonly onState?: (up: boolean) => void;
}

const BATCH = 500;
/** Beyond this many waiting entries they are read again from the journal: a database that is away costs no memory. */
const MAX_WAITING = 20_000;
const RETRY_MS = [100, 250, 500, 1_000, 2_000, 5_000] as const;

export function createProjection(options: ProjectionOptions): Projection {
  const { database, journal, onState } = options;
  let waiting: Durable[] = [];
  let newest = options.from;
  let applied = options.from;
  let overflowed = false;
  let working: Promise<void> | undefined;
  let closing = false;
  const watchers = new Set<() => void>();

  const apply = async (batch: readonly Durable[]): Promise<void> => {
    await database.transaction().execute((transaction) => applyBatch(transaction, journal.status().journalId, batch));
    applied = batch.at(-1)?.seq ?? applied;
    for (const watcher of watchers) watcher();
  };
  const next = async (): Promise<readonly Durable[]> => {
    if (!overflowed) return waiting.slice(0, BATCH);
    const batch = await readBatch(options, applied + 1);
    if (batch.length < BATCH) {
      overflowed = false;
      waiting = waiting.filter(({ seq }) => seq > (batch.at(-1)?.seq ?? applied));
    }
    return batch;
  };
  const work = async (): Promise<void> => {
    let failures = 0;
    while (waiting.length > 0 || overflowed) {
      try {
        const batch = await next();
        if (batch.length > 0) await apply(batch);
        waiting = waiting.filter(({ seq }) => seq > applied);
        if (failures > 0) onState?.(true);
        failures = 0;
      } catch {
        if (failures === 0) onState?.(false);
        if (closing) return;
        await pause(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? 0);
      }
    }
  };
  const wake = (): void => {
    working ??= work().finally(() => {
      working = undefined;
      if (waiting.length > 0 && !closing) wake();
    });
  };

  return {
    add(entry) {
      newest = Math.max(newest, entry.seq);
      if (waiting.length < MAX_WAITING) waiting.push(entry);
      else overflowed = true;
      wake();
    },
    settled(patience) {
      const target = newest;
      if (applied >= target) return Promise.resolve(true);
      return new Promise((resolve) => {
        const finish = (done: boolean): void => {
          clearTimeout(timer);
          watchers.delete(watcher);
          resolve(done);
        };
        const watcher = (): void => {
          if (applied >= target) finish(true);
        };
        const timer = setTimeout(() => finish(false), patience);
        watchers.add(watcher);
      });
    },
    behind: () => newest - applied,
    async close() {
      closing = true;
      await working;
    },
  };
}

/** Replays what the database lacks, before anybody is served. Returns how many entries were carried over. */
export async function catchUp(options: ProjectionOptions): Promise<number> {
  let from = options.from + 1;
  let carried = 0;
  for (;;) {
    const batch = await readBatch(options, from);
    if (batch.length === 0) return carried;
    await options.database
      .transaction()
      .execute((transaction) => applyBatch(transaction, options.journal.status().journalId, batch));
    carried += batch.length;
    from = (batch.at(-1)?.seq ?? from) + 1;
  }
}

async function readBatch({ journal, cipher }: ProjectionOptions, from: number): Promise<readonly Durable[]> {
  const batch: Durable[] = [];
  for await (const entry of journal.read(from)) {
    batch.push(
      entry.type === 'record'
        ? { type: 'record', seq: entry.seq, stored: { seq: entry.seq, hash: entry.hash, record: entry.record } }
        : { type: 'state', seq: entry.seq, change: JSON.parse(cipher.open(entry.bytes)) as EntityChange },
    );
    if (batch.length === BATCH) break;
  }
  return batch;
}

async function applyBatch(
  transaction: Transaction<Tables>,
  journalId: string,
  batch: readonly Durable[],
): Promise<void> {
  await putRecords(
    transaction,
    batch.flatMap((entry) => (entry.type === 'record' ? [entry.stored] : [])),
  );
  await putEntities(
    transaction,
    batch.flatMap((entry) => (entry.type === 'state' ? [entry] : [])),
  );
  const seq = batch.at(-1)?.seq ?? 0;
  await transaction
    .insertInto('journal_position')
    .values({ journal: journalId, seq })
    .onConflict((conflict) => conflict.column('journal').doUpdateSet({ seq }))
    .execute();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
