import type { JournalDirectory } from './directory.ts';
import { checkMarkOwner, type HeadMark, readHeadMark } from './head-mark.ts';
import { damageError } from './problem.ts';
import { HEAD_MARK } from './segment-name.ts';
import { listSegments, type Segment } from './segments.ts';

/** What lies in the directory of a journal, before any entry is read. */
export interface JournalLayout {
  readonly journalId: string;
  /** At least one. */
  readonly segments: readonly [Segment, ...Segment[]];
  readonly mark?: HeadMark;
}

/** Undefined where there is no journal; throws `journal_damaged` where there is only a part of one. */
export async function readLayout(directory: JournalDirectory): Promise<JournalLayout | undefined> {
  const [first, ...others] = await listSegments(directory);
  const mark = await readHeadMark(directory);
  if (first === undefined) {
    if (mark === undefined) return undefined;
    throw damageError({ reason: 'journal_missing', seq: 1, file: HEAD_MARK });
  }
  const { journalId } = first.header;
  if (mark === undefined) return { journalId, segments: [first, ...others] };
  checkMarkOwner(mark, journalId);
  return { journalId, segments: [first, ...others], mark };
}
