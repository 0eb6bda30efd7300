import type { StoredRecord } from '@anlan/audit';
import { type Kysely, sql, type Transaction } from 'kysely';
import { serverError } from '../errors.ts';
import { type EntityChange, putEntities, readEntities } from './entity-store.ts';
import { CLAIM_LOCK } from './locks.ts';
import { putRecords } from './record-writer.ts';
import type { Tables } from './schema.ts';

/** One durable journal entry on its way into the database. */
export type Durable =
  | { readonly type: 'record'; readonly seq: number; readonly stored: StoredRecord }
  | { readonly type: 'state'; readonly seq: number; readonly change: EntityChange };

/** A journal as its files say. */
export interface JournalIdentity {
  readonly journalId: string;
  /** Number of its last durable entry. */
  readonly end: number;
}

/** The copy of one journal that the database holds. */
export interface JournalCopy {
  /**
   * Takes the database for a journal and says how far it has been carried over. Throws `database_mismatch` where the
   * database belongs to another journal, or holds entries that this one lacks.
   */
  claim(journal: JournalIdentity): Promise<number>;
  /** How far the journal has been carried over. May be less than before: a database can lose its newest writes. */
  position(journalId: string): Promise<number>;
  /** Carries entries over, all or none of them. Carrying over again changes nothing. */
  apply(journalId: string, entries: readonly Durable[]): Promise<void>;
  entities(): Promise<readonly EntityChange[]>;
}

export function createJournalCopy(database: Kysely<Tables>): JournalCopy {
  return {
    claim: (journal) => database.transaction().execute((transaction) => claim(transaction, journal)),
    position: (journalId) => position(database, journalId),
    apply: (journalId, entries) =>
      database.transaction().execute((transaction) => applyEntries(transaction, journalId, entries)),
    entities: () => readEntities(database),
  };
}

/** One database belongs to one journal: sequence numbers of two would collide. The first to come has it. */
async function claim(transaction: Transaction<Tables>, { journalId, end }: JournalIdentity): Promise<number> {
  await sql`select pg_advisory_xact_lock(${sql.lit(CLAIM_LOCK)})`.execute(transaction);
  const rows = await transaction.selectFrom('journal_position').selectAll().execute();
  const other = rows.find(({ journal }) => journal !== journalId);
  if (other) throw belongsToOther(journalId, other.journal);
  const [own] = rows;
  if (own === undefined)
    await transaction.insertInto('journal_position').values({ journal: journalId, seq: 0 }).execute();
  const seq = own?.seq ?? 0;
  if (seq > end) throw isAhead(seq, end);
  return seq;
}

async function position(database: Kysely<Tables>, journalId: string): Promise<number> {
  const row = await database
    .selectFrom('journal_position')
    .select('seq')
    .where('journal', '=', journalId)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

async function applyEntries(
  transaction: Transaction<Tables>,
  journalId: string,
  entries: readonly Durable[],
): Promise<void> {
  await putRecords(
    transaction,
    entries.flatMap((entry) => (entry.type === 'record' ? [entry.stored] : [])),
  );
  await putEntities(
    transaction,
    entries.flatMap((entry) => (entry.type === 'state' ? [entry] : [])),
  );
  const last = entries.at(-1);
  if (last === undefined) return;
  const { seq } = last;
  await transaction
    .insertInto('journal_position')
    .values({ journal: journalId, seq })
    .onConflict((conflict) => conflict.column('journal').doUpdateSet({ seq }))
    .execute();
}

function belongsToOther(journalId: string, other: string): Error {
  return serverError('database_mismatch', `the database belongs to journal ${other}, not to ${journalId}`, {
    details: { expected: 'the data directory whose journal filled this database, or an empty database' },
  });
}

function isAhead(seq: number, end: number): Error {
  return serverError(
    'database_mismatch',
    `the journal ends at entry ${end}, its copy in the database at ${seq}: entries of the journal are missing`,
    { details: { expected: 'the newest copy of the journal, or an empty database', journal: end, database: seq } },
  );
}
