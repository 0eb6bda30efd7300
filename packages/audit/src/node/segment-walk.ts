import { bytesToHex } from '@anlan/core';
import type { Sha256 } from '../chain.ts';
import { misplaced } from '../verify/problem.ts';
import { type Link, nextLink } from './chain-link.ts';
import type { JournalDirectory, ReadableFile } from './directory.ts';
import { type FileWindow, openWindow } from './file-window.ts';
import { type DecodedFrame, decodeFrame, type Frame } from './frame.ts';
import { damageError, type JournalProblem } from './problem.ts';
import { HEADER_BYTES } from './segment-header.ts';
import type { Segment } from './segments.ts';
import { judgeTail } from './tail.ts';

export type WalkStep = EntryStep | TailStep;

export interface EntryStep {
  readonly kind: 'entry';
  readonly segment: Segment;
  readonly frame: Frame;
  /** Where the next frame begins. */
  readonly position: number;
  /** The place in the chain after the entry. */
  readonly link: Link;
}

/** The torn end of the last segment: always the last step. */
export interface TailStep {
  readonly kind: 'tail';
  readonly segment: Segment;
  /** Where the torn end begins. */
  readonly position: number;
  /** The last entry before it. */
  readonly link: Link;
}

export interface WalkOptions {
  readonly directory: JournalDirectory;
  readonly sha256: Sha256;
  /** In order. */
  readonly segments: readonly Segment[];
  /** The last entry before the place at which reading begins. */
  readonly after: Link;
  /** Where in the first segment reading begins; at its beginning unless given. */
  readonly position?: number;
}

interface Place {
  readonly segment: Segment;
  readonly position: number;
  readonly link: Link;
}

/**
 * Reads segments frame by frame and computes the chain from their bytes. Throws `journal_damaged` at the first thing
 * that is not as it was written; what stood before it has been yielded by then. The torn end of the last segment is no
 * damage: it is yielded as a step.
 */
export async function* walkSegments(options: WalkOptions): AsyncGenerator<WalkStep, void, undefined> {
  const { directory, sha256, segments } = options;
  let { after: link, position = HEADER_BYTES } = options;
  for (const segment of segments) {
    if (position === HEADER_BYTES) checkOrder(segment, link);
    const file = await directory.openToRead(segment.name);
    try {
      const isLast = segment === segments.at(-1);
      link = yield* walkSegment({ file, segment, isLast, sha256 }, { segment, position, link });
    } finally {
      await file.close();
    }
    position = HEADER_BYTES;
  }
}

type Unread = Exclude<DecodedFrame['kind'], 'frame'>;

interface OpenSegment {
  readonly file: ReadableFile;
  readonly segment: Segment;
  readonly isLast: boolean;
  readonly sha256: Sha256;
}

async function* walkSegment(open: OpenSegment, from: Place): AsyncGenerator<WalkStep, Link, undefined> {
  const { segment, sha256 } = open;
  const window = openWindow(open.file, Math.min(segment.bytes, open.file.size));
  let { link, position } = from;
  while (position < window.end) {
    const decoded = await readFrame(window, position);
    if (decoded.kind !== 'frame') {
      await checkTail(open, window, { segment, position, link }, decoded.kind);
      yield { kind: 'tail', segment, position, link };
      return link;
    }
    link = follow(sha256, { segment, position, link }, decoded.frame);
    position += decoded.size;
    yield { kind: 'entry', segment, frame: decoded.frame, position, link };
  }
  // Somebody cut the file while the journal was open.
  if (window.end < segment.bytes) throw damaged('truncated', { segment, link });
  return link;
}

async function readFrame(window: FileWindow, position: number): Promise<DecodedFrame> {
  let decoded = decodeFrame(await window.view(position, 1));
  // At most twice: first for the length, then for the whole frame.
  while (decoded.kind === 'short' && position + decoded.need <= window.end) {
    decoded = decodeFrame(await window.view(position, decoded.need));
  }
  return decoded;
}

function follow(sha256: Sha256, place: Place, frame: Frame): Link {
  const due = place.link.seq + 1;
  if (frame.seq !== due) throw damaged(misplaced(frame.seq, due), place);
  return nextLink(sha256, place.link, frame);
}

/** A segment carries on where the one before ended, by number and by hash. */
function checkOrder(segment: Segment, link: Link): void {
  const place = { segment, link };
  const { firstSeq, previousHash } = segment.header;
  if (firstSeq !== link.seq + 1) throw damaged(misplaced(firstSeq, link.seq + 1), place);
  if (bytesToHex(previousHash) !== bytesToHex(link.hash)) throw damaged('chain_broken', place);
}

/** Returns only where the rest of the segment is a torn tail. */
async function checkTail(open: OpenSegment, window: FileWindow, place: Place, kind: Unread): Promise<void> {
  if (kind === 'unknown') throw damaged('frame_unknown', place);
  if (!open.isLast) throw damaged(kind === 'short' ? 'frame_cut' : 'frame_damaged', place);
  const verdict = await judgeTail(window, { position: place.position, seq: place.link.seq + 1 });
  if (verdict === 'damaged') throw damaged('frame_damaged', place);
}

function damaged(reason: JournalProblem, place: Pick<Place, 'segment' | 'link'>): Error {
  return damageError({ reason, file: place.segment.name, seq: place.link.seq + 1 });
}
