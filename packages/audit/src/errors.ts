import { AnlanError } from '@anlan/core';

/** Everything that this package throws or rejects with. Codes are never reused for another meaning. */
export type AuditErrorCode =
  /** A record, or the data of its kind, has not the shape that spec/record.md asks for; `details.problems` says where. */
  | 'record_invalid'
  /** Two record kinds of one name, or a kind whose name or clauses are malformed: a defect in the composing code. */
  | 'kind_invalid'
  /** The same directory is already open as a journal in this process. */
  | 'journal_in_use'
  /** The files are not one whole journal; `details.reason` is a `JournalProblem`. Nothing was changed on disk. */
  | 'journal_damaged'
  /** A write or sync failed. The journal takes nothing more until it is closed and opened again. */
  | 'journal_write_failed'
  /** The files cannot be read (permissions, input/output error). */
  | 'journal_read_failed'
  /** The configured size limit of the journal is reached. */
  | 'journal_full'
  /** The journal was closed. */
  | 'journal_closed'
  /** One record or state is larger than an entry may be. */
  | 'entry_too_large'
  /** A limit or option that makes no sense. */
  | 'invalid_argument';

export interface AuditErrorOptions {
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

export function auditError(
  code: AuditErrorCode,
  message: string,
  options: AuditErrorOptions = {},
): AnlanError<AuditErrorCode> {
  return new AnlanError(code, message, options);
}
