import type { AuditRecord } from './record.ts';

/** One entry of the journal: a record, or an opaque state (the server's management state, encrypted by the server). */
export type JournalEntry = RecordEntry | StateEntry;

export interface RecordEntry {
  readonly type: 'record';
  readonly seq: number;
  /** Chain hash after this entry, lower-case hex. */
  readonly hash: string;
  /** 32 bytes; hides the record from whoever sees only its leaf. */
  readonly salt: Uint8Array;
  readonly record: AuditRecord;
}

export interface StateEntry {
  readonly type: 'state';
  readonly seq: number;
  /** Chain hash after this entry, lower-case hex. */
  readonly hash: string;
  readonly bytes: Uint8Array;
}
