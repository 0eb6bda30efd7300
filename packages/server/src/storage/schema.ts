import type { ColumnType } from 'kysely';

/** Read back as parsed JSON, written as text: both drivers then do the same. */
type Json<Value> = ColumnType<Value, string, string>;

/** Tables of the database, as the newest migration leaves them. Times are RFC 3339 texts in both directions. */
export interface Tables {
  records: RecordsTable;
  record_clauses: RecordClausesTable;
  clause_evidence: ClauseEvidenceTable;
  entities: EntitiesTable;
  journal_position: JournalPositionTable;
}

export interface RecordsTable {
  seq: number;
  id: string;
  hash: string;
  at: string;
  kind: string;
  actor_id: string | null;
  application: string | null;
  request_id: string | null;
  proves: boolean;
  /** For searching. Where `exact` is null it is the whole record as it was logged. */
  record: Json<unknown>;
  /** JSON text of a record that `jsonb` cannot hold as it is: PostgreSQL knows no U+0000 in a text. */
  exact: string | null;
}

export interface RecordClausesTable {
  seq: number;
  clause: string;
  application: string;
  proves: boolean;
  at: string;
}

/** Running totals, so that coverage does not count millions of rows. `application` is '' for records of none. */
export interface ClauseEvidenceTable {
  clause: string;
  application: string;
  records: number;
  proving: number;
  last_at: string;
}

/** Management state: one row for each entity, its newest version as a document. */
export interface EntitiesTable {
  kind: string;
  id: string;
  version: number;
  /** Sequence number in the journal of the change that made this version. */
  seq: number;
  body: Json<unknown>;
}

/** How far a journal has been carried over. */
export interface JournalPositionTable {
  journal: string;
  seq: number;
}
