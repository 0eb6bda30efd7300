import { proves, type StoredRecord } from '@anlan/audit';
import type { Insertable } from 'kysely';
import type { RecordsTable } from './schema.ts';

/** JSON text writes U+0000 as this, and nothing else this way: a backslash before `u` is itself escaped. */
const NUL = /(?<!\\)((?:\\\\)*)\\u0000/g;

/** Columns of `records` from which a record is read back. */
export const recordColumns = ['seq', 'hash', 'record', 'exact'] as const;

export interface RecordRow {
  readonly seq: number;
  readonly hash: string;
  readonly record: unknown;
  readonly exact: string | null;
}

/** A row of `records` from a record. Callers of the gateway choose some of its texts, such as the model's name. */
export function rowOfRecord({ seq, hash, record }: StoredRecord): Insertable<RecordsTable> {
  const json = JSON.stringify(record);
  // PostgreSQL has no text with U+0000; the searchable form then shows U+FFFD and `exact` keeps what was logged.
  const searchable = json.includes('\\u0000') ? json.replace(NUL, '$1\\ufffd') : json;
  return {
    seq,
    id: record.id,
    hash,
    at: record.at,
    kind: record.kind,
    actor_id: record.actor.id ?? null,
    application: record.application ?? null,
    request_id: record.requestId ?? null,
    proves: proves(record),
    record: searchable,
    exact: searchable === json ? null : json,
  };
}

/** The record as it was logged. */
export function recordOfRow({ seq, hash, record, exact }: RecordRow): StoredRecord {
  // Written by `rowOfRecord`; the journal vouches for the content.
  return { seq, hash, record: (exact === null ? record : JSON.parse(exact)) as StoredRecord['record'] };
}
