import type { Link } from './chain-link.ts';
import { HEADER_BYTES } from './segment-header.ts';
import type { Segment } from './segments.ts';

/** A place between two frames at which reading can begin: the chain hash there is not on the disk. */
export interface SeekPoint {
  readonly segment: Pick<Segment, 'header'>;
  readonly position: number;
  /** The entry before the place. */
  readonly link: Link;
}

/** Remembers a place for every so many bytes, so that reading from a number on does not begin with a whole segment. */
export interface SeekIndex {
  /** Places must come in the order in which they lie in the journal. */
  note(point: SeekPoint): void;
  /** Where to begin for this number in the segment that holds it. */
  find(segment: Segment, seq: number): SeekPoint;
}

const SPACING_BYTES = 1024 * 1024;

export function createSeekIndex(spacing: number = SPACING_BYTES): SeekIndex {
  const points: SeekPoint[] = [];
  const isDue = (point: SeekPoint): boolean => {
    const last = points.at(-1);
    const from = last !== undefined && isSame(last.segment, point.segment) ? last.position : HEADER_BYTES;
    return point.position - from >= spacing;
  };
  return {
    note(point) {
      if (isDue(point)) points.push(point);
    },
    find(segment, seq) {
      const point = points.findLast(({ link }) => link.seq < seq);
      return point !== undefined && isSame(point.segment, segment) ? point : beginningOf(segment);
    },
  };
}

/** The place before the first entry of a segment, as its header tells it. */
export function beginningOf(segment: Segment): SeekPoint {
  const { firstSeq, previousHash } = segment.header;
  return { segment, position: HEADER_BYTES, link: { seq: firstSeq - 1, hash: previousHash } };
}

function isSame(one: SeekPoint['segment'], other: SeekPoint['segment']): boolean {
  return one.header.firstSeq === other.header.firstSeq;
}
