import type { AnlanError } from '@anlan/core';
import { type AuditErrorCode, auditError } from '../errors.ts';
import type { EntryProblem } from '../verify/problem.ts';

/** Why the files are not one whole journal: what can be wrong with entries, and with the files around them. */
export type JournalProblem = EntryProblem | FileProblem;

export type FileProblem =
  /** There is no segment, although there should be. */
  | 'journal_missing'
  /** A segment does not begin as one, or its header was changed. */
  | 'header_damaged'
  /** A segment of a later version of the format. */
  | 'version_unknown'
  /** The name says another first number than the header: renamed, exchanged or copied. */
  | 'segment_misnamed'
  /** A segment, or the head mark, of another journal. */
  | 'segment_foreign'
  /** A segment's header does not carry on from the hash that the entries before it give. */
  | 'chain_broken'
  /** Bytes of a frame that was once durable were changed. */
  | 'frame_damaged'
  /** A segment that others follow ends within a frame. */
  | 'frame_cut'
  /** A frame whose sum holds, but that is of no known type. */
  | 'frame_unknown'
  /** The last segment ends in a frame that was never completely written. Opening the journal cuts it off. */
  | 'torn_tail'
  /** The head mark is not one. */
  | 'head_mark_damaged'
  /** The operating system does not let the files be read. */
  | 'files_unreadable';

export interface Damage {
  readonly reason: JournalProblem;
  /** Number of the first entry that is not sound. */
  readonly seq: number;
  /** Name of the file. */
  readonly file: string;
}

export function damageError(damage: Damage): AnlanError<AuditErrorCode> {
  const message = `the journal is damaged: ${damage.reason} in ${damage.file} at entry ${damage.seq}`;
  return auditError('journal_damaged', message, { details: { ...damage } });
}
