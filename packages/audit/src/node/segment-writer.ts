import { headOf, type Link } from './chain-link.ts';
import type { JournalDirectory } from './directory.ts';
import { writeHeadMark } from './head-mark.ts';
import { encodeHeader, HEADER_BYTES, type SegmentHeader } from './segment-header.ts';
import { segmentName } from './segment-name.ts';
import type { Segment } from './segments.ts';
import { writeWholeFile } from './whole-file.ts';

export interface SegmentWriter {
  /**
   * Writes the bytes behind everything before with one write and one sync, in a new segment where the last is full.
   * Answers the segment in which they lie, at its end.
   */
  commit(bytes: Uint8Array, before: Link): Promise<Segment>;
  /** All segments, with their durable sizes. */
  segments(): readonly Segment[];
  /** Size of all segments. */
  bytes(): number;
  close(): Promise<void>;
}

export interface SegmentWriterOptions {
  readonly directory: JournalDirectory;
  readonly journalId: string;
  /** The segments before the last one. */
  readonly full: readonly Segment[];
  readonly last: Segment;
  readonly segmentBytes: number;
}

/** Writes on the last segment of a sound journal. After a failure it must not be used again. */
export async function openSegmentWriter(options: SegmentWriterOptions): Promise<SegmentWriter> {
  const { directory, journalId, segmentBytes } = options;
  const full = [...options.full];
  let last = options.last;
  let file = await directory.openToWrite(last.name);
  let fullBytes = full.reduce((sum, segment) => sum + segment.bytes, 0);

  const startSegment = async (before: Link): Promise<void> => {
    const next = await createSegment(directory, { journalId, firstSeq: before.seq + 1, previousHash: before.hash });
    await file.close();
    full.push(last);
    fullBytes += last.bytes;
    last = next;
    file = await directory.openToWrite(next.name);
    await writeHeadMark(directory, { journalId, ...headOf(before) });
  };
  return {
    async commit(bytes, before) {
      if (last.bytes > HEADER_BYTES && last.bytes + bytes.length > segmentBytes) await startSegment(before);
      await file.write(bytes, last.bytes);
      await file.sync();
      last = { ...last, bytes: last.bytes + bytes.length };
      return last;
    },
    segments: () => [...full, last],
    bytes: () => fullBytes + last.bytes,
    close: () => file.close(),
  };
}

/** A new segment. No crash leaves one without a header. */
export async function createSegment(directory: JournalDirectory, header: SegmentHeader): Promise<Segment> {
  const name = segmentName(header.firstSeq);
  await writeWholeFile(directory, name, encodeHeader(header));
  return { name, header, bytes: HEADER_BYTES };
}
