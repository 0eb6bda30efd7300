import type { FileWindow } from './file-window.ts';
import { decodeFrame, type Frame, frameSizeAt, MIN_FRAME_BYTES, seqAt, viewOf } from './frame.ts';

export interface FoundFrame {
  readonly position: number;
  readonly size: number;
  readonly frame: Frame;
}

/** Looks for whole frames at any place of a file, where the chain of lengths is broken. */
export interface FrameSearch {
  /** The next whole frame at or behind the position; `given_up` when the bytes are made to keep a reader busy. */
  next(position: number): Promise<FoundFrame | 'given_up' | undefined>;
}

export interface FrameSearchOptions {
  /** Frames have this number, or a later one that the file has room for. */
  readonly firstSeq: number;
  /** A hostile file can make every byte look like the beginning of a large frame; after this much, it is given up. */
  readonly maxSummedBytes?: number;
}

const MAX_SUMMED_BYTES = 1024 * 1024 * 1024;

export function createFrameSearch(window: FileWindow, options: FrameSearchOptions): FrameSearch {
  const { firstSeq, maxSummedBytes = MAX_SUMMED_BYTES } = options;
  let summed = 0;
  return {
    async next(position) {
      for (;;) {
        const candidate = await nextCandidate(window, position, firstSeq);
        if (candidate === undefined) return undefined;
        summed += candidate.size;
        if (summed > maxSummedBytes) return 'given_up';
        const decoded = decodeFrame(await window.view(candidate.position, candidate.size));
        if (decoded.kind === 'frame') return { ...decoded, position: candidate.position };
        position = candidate.position + 1;
      }
    },
  };
}

/** The next place whose length and number could be those of a frame: the sum is taken only there. */
async function nextCandidate(
  window: FileWindow,
  from: number,
  firstSeq: number,
): Promise<{ readonly position: number; readonly size: number } | undefined> {
  const lastSeq = firstSeq + window.end / MIN_FRAME_BYTES;
  let position = from;
  while (position + MIN_FRAME_BYTES <= window.end) {
    const view = viewOf(await window.view(position, MIN_FRAME_BYTES));
    for (let offset = 0; offset + MIN_FRAME_BYTES <= view.byteLength; offset++, position++) {
      const size = frameSizeAt(view, offset);
      if (size === undefined || position + size > window.end) continue;
      const seq = seqAt(view, offset);
      if (seq >= firstSeq && seq <= lastSeq) return { position, size };
    }
  }
  return undefined;
}
