import type { AuditRecord, RecordSink } from '@anlan/audit';
import type { Journal } from '@anlan/audit/node';
import { canonicalJson } from '@anlan/core';
import type { EntityChange } from '../storage/entity-store.ts';
import type { JournalCopy } from '../storage/journal-copy.ts';
import { createEntityMemory, type EntityMemory } from './entity-memory.ts';
import { readBatch } from './journal-batch.ts';
import { createProjection, type Projection } from './projection.ts';
import type { StateCipher } from './state-cipher.ts';

/**
 * The one way anything is written: first durable in the journal, then visible in memory, then carried over into the
 * database, which can always be made again from the journal.
 */
export interface Ledger {
  readonly records: RecordSink;
  readonly entities: EntityMemory;
  /**
   * Makes a change of management state and the records of it durable, and then visible. `plan` is called when all
   * earlier changes are visible, so that what it checks still holds when its change is written; what it throws leaves
   * nothing behind. Resolves to what the plan is for.
   */
  transact<Result>(plan: () => Plan<Result>): Promise<Result>;
  /**
   * Makes changes that were prepared elsewhere durable. False, with nothing written, where an entity is not at the
   * version before: somebody else was faster.
   */
  commit(changes: readonly EntityChange[], records: readonly AuditRecord[]): Promise<boolean>;
  readonly projection: Projection;
  close(): Promise<void>;
}

export interface Plan<Result> {
  /** Each entity at the version that follows the one known. */
  readonly changes: readonly EntityChange[];
  readonly records: readonly AuditRecord[];
  readonly result: Result;
}

export interface LedgerOptions {
  readonly journal: Journal;
  readonly copy: JournalCopy;
  readonly cipher: StateCipher;
  readonly onDatabaseState?: (failure: unknown) => void;
  /** Entries that may wait in memory for the database. */
  readonly window?: number;
}

/** Longest wait, at the end, for the database to take what is durable; the rest is carried over at the next start. */
const LAST_PATIENCE_MS = 5_000;

/** Brings the database up to the journal and opens the ledger. Throws `database_mismatch`, `database_failed`. */
export async function openLedger(options: LedgerOptions): Promise<{ ledger: Ledger; replayed: number }> {
  const { journal, copy, cipher, onDatabaseState, window } = options;
  const { journalId, head } = journal.status();
  const replayed = await catchUp(options, await copy.claim({ journalId, end: head.seq }));
  const entities = createEntityMemory(await copy.entities());
  const projection = createProjection({
    journal,
    copy,
    cipher,
    from: journal.head().seq,
    ...(onDatabaseState && { onState: onDatabaseState }),
    ...(window !== undefined && { window }),
  });
  return { ledger: ledgerOver({ journal, cipher, entities, projection }), replayed };
}

interface LedgerParts {
  readonly journal: Journal;
  readonly cipher: StateCipher;
  readonly entities: EntityMemory;
  readonly projection: Projection;
}

function ledgerOver({ journal, cipher, entities, projection }: LedgerParts): Ledger {
  const append = async (record: AuditRecord): Promise<void> => {
    const stored = await journal.appendRecord(record);
    projection.add({ type: 'record', seq: stored.seq, stored });
  };
  const appendState = async (change: EntityChange): Promise<void> => {
    const { seq } = await journal.appendState(cipher.seal(canonicalJson({ ...change })));
    projection.add({ type: 'state', seq, change });
  };
  const write = async ({ changes, records }: Plan<unknown>): Promise<void> => {
    // Records first: a crash in between may leave a record of a change that nobody was told of, never the reverse.
    await Promise.all([...records.map(append), ...changes.map(appendState)]);
    for (const change of changes) entities.put(change);
  };

  // Changes are checked and written one after the other; records of calls do not wait for them.
  let last: Promise<unknown> = Promise.resolve();
  const transact = <Result>(plan: () => Plan<Result>): Promise<Result> => {
    const done = last.then(async () => {
      const planned = plan();
      await write(planned);
      return planned.result;
    });
    last = done.catch(() => undefined);
    return done;
  };
  const isNext = ({ kind, id, version }: EntityChange): boolean =>
    (entities.get(kind, id)?.version ?? 0) === version - 1;

  return {
    records: { append },
    entities,
    transact,
    commit: (changes, records) =>
      transact(() =>
        changes.every(isNext) ? { changes, records, result: true } : { changes: [], records: [], result: false },
      ),
    projection,
    async close() {
      await last;
      await projection.settled(LAST_PATIENCE_MS);
      await projection.close();
    },
  };
}

/** Carries over what the database lacks, before anybody is served. Returns how many entries that were. */
async function catchUp({ journal, copy, cipher }: LedgerOptions, from: number): Promise<number> {
  const { journalId } = journal.status();
  let place = from;
  for (;;) {
    const batch = await readBatch({ journal, cipher }, place + 1);
    const end = batch.at(-1);
    if (end === undefined) return place - from;
    await copy.apply(journalId, batch);
    place = end.seq;
  }
}
