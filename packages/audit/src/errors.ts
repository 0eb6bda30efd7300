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
  /** A tile that a tree of this size has is not in the store, or has another length. */
  | 'tile_missing'
  /** What goes into the tree is not 32 bytes. */
  | 'leaf_invalid'
  /** A name that no note signature can carry, or a key that is none. */
  | 'note_key_invalid'
  /** A text that cannot be signed as a note, or fields that make no checkpoint. */
  | 'note_invalid'
  /** The tiles do not give the root that was signed: changed, or lost with a rollback of the storage. */
  | 'tree_damaged'
  /** A larger tree was signed than there are leaves: the journal or database is older than the checkpoint. */
  | 'tree_rolled_back'
  /** The leaves are not those that the signed tree was made of. */
  | 'leaves_diverged'
  /** Another process holds the lease, or held it since. */
  | 'lease_lost'
  /** A checkpoint was published by somebody else in between. */
  | 'checkpoint_moved'
  /** What was asked for lies outside the tree that the checkpoint signs. */
  | 'outside_tree'
  /** A file of the tree cannot be read (permissions, input/output error). */
  | 'log_read_failed'
  /** A file of the tree could not be written whole. */
  | 'log_write_failed'
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
