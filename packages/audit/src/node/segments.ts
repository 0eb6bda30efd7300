import { type JournalDirectory, withFile } from './directory.ts';
import { damageError, type JournalProblem } from './problem.ts';
import { decodeHeader, HEADER_BYTES, type SegmentHeader } from './segment-header.ts';
import { segmentNumber } from './segment-name.ts';

export interface Segment {
  readonly name: string;
  readonly header: SegmentHeader;
  /** How much of the file counts. */
  readonly bytes: number;
}

/** The segments of a directory in order, each with a header that is sound by itself and all of one journal. */
export async function listSegments(directory: JournalDirectory): Promise<readonly Segment[]> {
  const names = (await directory.names()).filter((name) => segmentNumber(name) !== undefined).sort();
  const segments: Segment[] = [];
  for (const name of names) {
    const segment = await readSegment(directory, name);
    if (segment.header.journalId !== (segments[0] ?? segment).header.journalId) throw wrong('segment_foreign', name);
    segments.push(segment);
  }
  return segments;
}

async function readSegment(directory: JournalDirectory, name: string): Promise<Segment> {
  return withFile(await directory.openToRead(name), async (file) => {
    const decoded = decodeHeader(await file.read(0, HEADER_BYTES));
    if (decoded.kind === 'broken') throw wrong('header_damaged', name);
    if (decoded.kind === 'unknown_version') throw wrong('version_unknown', name);
    if (decoded.header.firstSeq !== segmentNumber(name)) throw wrong('segment_misnamed', name);
    return { name, header: decoded.header, bytes: file.size };
  });
}

function wrong(reason: JournalProblem, file: string): Error {
  return damageError({ reason, file, seq: segmentNumber(file) ?? 0 });
}
