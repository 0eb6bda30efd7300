import type { ChainHead } from '../chain.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { AuditRecord } from '../record.ts';
import type { StoredRecord } from '../record-store.ts';

/**
 * An append-only, fsynced, hash-chained log in one directory. The normative description is spec/journal.md.
 * Entries get their sequence numbers in the order of the calls.
 */
export interface Journal {
  /** Resolves when the record is on the disk. Rejects without a trace where the record is malformed or too large. */
  appendRecord(record: AuditRecord): Promise<StoredRecord>;
  /** As `appendRecord`, for bytes that only the caller understands. */
  appendState(bytes: Uint8Array): Promise<ChainHead>;
  /**
   * The durable entries from `fromSeq` on, as they are when iteration begins. Beginning costs up to 1 MiB of reading, so
   * go on with one iteration rather than begin again for each batch. Iteration throws `journal_damaged` on damage.
   */
  read(fromSeq: number): AsyncIterable<JournalEntry>;
  status(): JournalStatus;
  /** The last durable entry; `seq` 0 where there is none. */
  head(): ChainHead;
  /** Writes what was accepted, marks the head, lets the directory go. Idempotent. */
  close(): Promise<void>;
}

export interface JournalStatus {
  /** `failed`: a write or sync failed; nothing is taken until the journal is closed and opened again. */
  readonly state: 'open' | 'failed' | 'closed';
  readonly journalId: string;
  readonly head: ChainHead;
  readonly segments: number;
  /** Size of all segments on disk. */
  readonly bytes: number;
  /** Accepted and not yet durable. */
  readonly queuedEntries: number;
  readonly queuedBytes: number;
  /** Calls that wait because the queue is full (back-pressure). */
  readonly waitingEntries: number;
  readonly failure?: JournalFailure;
}

export interface JournalFailure {
  /** The operating system's code: `ENOSPC`, `EIO`, … */
  readonly cause: string;
  /** When it failed, milliseconds since 1970. */
  readonly at: number;
}
