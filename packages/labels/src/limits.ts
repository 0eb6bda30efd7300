/** Bounds of the work that one file can cause. Reaching one makes the answer inconclusive, never "no label". */
export interface LabelLimits {
  /** Chunks, segments, boxes, directories and directory entries that are looked at. */
  readonly maxChunks: number;
  /** Largest metadata block (XMP packet, EXIF blob, inflated text) that is taken into memory. */
  readonly maxXmpBytes: number;
  /** Nesting of elements, boxes and directories. */
  readonly maxDepth: number;
  /** Bytes read from the source in all. */
  readonly maxTotalRead: number;
  /** Longest text that is parsed as a label. */
  readonly maxLabelBytes: number;
  /** Labels and remarks of one file: who has more to say is flooding the reader. */
  readonly maxDiscoveries: number;
}

/** Generous for real files: a photograph of 200 MB with 8 kB chunks stays below every one. */
export const defaultLimits: LabelLimits = {
  maxChunks: 200_000,
  maxXmpBytes: 8 * 1024 * 1024,
  maxDepth: 64,
  maxTotalRead: 512 * 1024 * 1024,
  maxLabelBytes: 256 * 1024,
  maxDiscoveries: 1000,
};
