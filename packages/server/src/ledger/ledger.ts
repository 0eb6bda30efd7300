import type { AuditRecord, RecordSink } from '@anlan/audit';
import type { Journal } from '@anlan/audit/node';
import { canonicalJson } from '@anlan/core';
import type { Kysely } from 'kysely';
import { serverError } from '../errors.ts';
import { type EntityChange, readEntities } from '../storage/entity-store.ts';
import type { Tables } from '../storage/schema.ts';
import { createEntityMemory, type EntityMemory } from './entity-memory.ts';
import { catchUp, createProjection, type Projection } from './projection.ts';
import type { StateCipher } from './state-cipher.ts';

/**
 * The one way anything is written: first durable in the journal, then visible in memory, then carried over into the
 * database, which can always be made again from the journal.
 */
export interface Ledger {
  readonly records: RecordSink;
  readonly entities: EntityMemory;
  /**
   * Makes changes of management state and the records of them durable, and then visible. False, with nothing written,
   * where an entity is not at the version before: somebody else was faster.
   */
  commit(changes: readonly EntityChange[], records: readonly AuditRecord[]): Promise<boolean>;
  readonly projection: Projection;
  close(): Promise<void>;
}

export interface LedgerOptions {
  readonly journal: Journal;
  readonly database: Kysely<Tables>;
  readonly cipher: StateCipher;
  readonly onDatabaseState?: (up: boolean) => void;
}

export async function openLedger(options: LedgerOptions): Promise<{ ledger: Ledger; replayed: number }> {
  const { journal, database, cipher, onDatabaseState } = options;
  const from = await databasePosition(journal, database);
  const projectionOptions = { database, journal, cipher, from, ...(onDatabaseState && { onState: onDatabaseState }) };
  const replayed = await catchUp(projectionOptions);
  const entities = createEntityMemory(await readEntities(database));
  const projection = createProjection({ ...projectionOptions, from: journal.head().seq });

  const append = async (record: AuditRecord): Promise<void> => {
    const stored = await journal.appendRecord(record);
    projection.add({ type: 'record', seq: stored.seq, stored });
  };
  const appendState = async (change: EntityChange): Promise<void> => {
    const { seq } = await journal.appendState(cipher.seal(canonicalJson({ ...change })));
    projection.add({ type: 'state', seq, change });
  };

  // Changes are checked and written one after the other; records of calls do not wait for them.
  let last: Promise<unknown> = Promise.resolve();
  const commit = async (changes: readonly EntityChange[], records: readonly AuditRecord[]): Promise<boolean> => {
    const stale = changes.some(({ kind, id, version }) => (entities.get(kind, id)?.version ?? 0) !== version - 1);
    if (stale) return false;
    await Promise.all([...records.map(append), ...changes.map(appendState)]);
    for (const change of changes) entities.put(change);
    return true;
  };

  const ledger: Ledger = {
    records: { append },
    entities,
    commit(changes, records) {
      const result = last.then(() => commit(changes, records));
      last = result.catch(() => undefined);
      return result;
    },
    projection,
    async close() {
      await last;
      await projection.settled(5_000);
      await projection.close();
    },
  };
  return { ledger, replayed };
}

/** Where to go on. One database belongs to one journal: sequence numbers of two would collide. */
async function databasePosition(journal: Journal, database: Kysely<Tables>): Promise<number> {
  const { journalId, head } = journal.status();
  const rows = await database.selectFrom('journal_position').selectAll().execute();
  const other = rows.find((row) => row.journal !== journalId);
  if (other) {
    throw serverError('database_failed', `the database belongs to journal ${other.journal}, not to ${journalId}`, {
      details: { expected: 'the data directory whose journal filled this database, or an empty database' },
    });
  }
  const seq = rows[0]?.seq ?? 0;
  if (seq > head.seq) {
    throw serverError(
      'database_failed',
      `the journal ends at ${head.seq}, the database at ${seq}: entries of the journal are missing`,
    );
  }
  return seq;
}
