import type { Sha256 } from '../chain.ts';
import { auditError } from '../errors.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { JournalDirectory } from './directory.ts';
import { entryOf } from './frame-entry.ts';
import { damageError } from './problem.ts';
import type { SeekIndex } from './seek-index.ts';
import { walkSegments } from './segment-walk.ts';
import type { Segment } from './segments.ts';

export interface ReadOptions {
  readonly directory: JournalDirectory;
  readonly sha256: Sha256;
  /** The segments with their durable sizes; asked for when iteration begins. */
  readonly segments: () => readonly Segment[];
  readonly index: SeekIndex;
  readonly fromSeq: number;
}

/**
 * Entries of an open journal from a number on, with sums, numbers and chain checked on the way. Only durable bytes are
 * read, so that whatever does not read is damage.
 */
export async function* readEntries(options: ReadOptions): AsyncGenerator<JournalEntry, void, undefined> {
  const { directory, sha256, index, fromSeq } = options;
  if (!Number.isSafeInteger(fromSeq) || fromSeq < 1) {
    throw auditError('invalid_argument', 'entries are numbered from 1');
  }
  const [first, ...others] = segmentsFrom(options.segments(), fromSeq);
  if (first === undefined) return;
  const segments = [first, ...others];
  const { link: after, position } = index.find(first, fromSeq);
  for await (const step of walkSegments({ directory, sha256, segments, after, position })) {
    const { link, segment } = step;
    if (step.kind === 'tail') throw damageError({ reason: 'frame_damaged', file: segment.name, seq: link.seq + 1 });
    if (link.seq < fromSeq) continue;
    const entry = entryOf(step.frame, link);
    if (entry === undefined) throw damageError({ reason: 'record_malformed', file: segment.name, seq: link.seq });
    yield entry;
  }
}

/** From the last segment that begins at or before the number. */
function segmentsFrom(segments: readonly Segment[], seq: number): readonly Segment[] {
  const start = segments.findLastIndex((segment) => segment.header.firstSeq <= seq);
  return start < 0 ? segments : segments.slice(start);
}
