import type { ApplicationId, ClauseId, RecordId } from '@anlan/core';
import type { AuditRecord } from './record.ts';

/** A record with its place in the chain. */
export interface StoredRecord {
  readonly seq: number;
  /** Chain hash after this entry, lower-case hex. */
  readonly hash: string;
  readonly record: AuditRecord;
}

/** All members that are given must hold. */
export interface RecordQuery {
  readonly application?: ApplicationId;
  readonly clause?: ClauseId;
  readonly kinds?: readonly string[];
  readonly requestId?: string;
  readonly actorId?: string;
  /** Inclusive, RFC 3339. */
  readonly from?: string;
  /** Exclusive, RFC 3339. */
  readonly to?: string;
  /** Sequence number, exclusive: newest first, so the last `seq` of a page asks for the next one. */
  readonly before?: number;
  readonly limit: number;
}

export interface EvidenceFilter {
  readonly application?: ApplicationId;
  readonly clause?: ClauseId;
  /** Inclusive, RFC 3339. */
  readonly since?: string;
}

/** What the log holds for one clause. `proving` counts what `proves()` accepts; the rest is only shown. */
export interface ClauseEvidence {
  readonly clause: ClauseId;
  readonly records: number;
  readonly proving: number;
  /** Time of the newest record of all, proving or not. */
  readonly lastAt: string;
}

/** The query side of the log: a copy of the records that can be searched. The server implements it in SQL. */
export interface RecordStore {
  /** Idempotent by record id: the journal is replayed into it after a crash. */
  put(records: readonly StoredRecord[]): Promise<void>;
  get(id: RecordId): Promise<StoredRecord | undefined>;
  /** Newest first. */
  list(query: RecordQuery): Promise<readonly StoredRecord[]>;
  /** One row for each clause with at least one record, sorted by clause id. */
  evidence(filter: EvidenceFilter): Promise<readonly ClauseEvidence[]>;
}
