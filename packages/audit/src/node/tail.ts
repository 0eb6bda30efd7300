import type { FileWindow } from './file-window.ts';
import { createFrameSearch } from './frame-search.ts';

/**
 * What stands at the end of the last segment, from the first frame on that does not read.
 * `torn`: a write that was under way when the machine stopped; it had not been acknowledged.
 * `damaged`: bytes that were durable have changed.
 */
export type TailVerdict = 'torn' | 'damaged';

/** What did not read: where it begins, and the number that the entry there would have. */
export interface Tail {
  readonly position: number;
  readonly seq: number;
}

/** The smallest unit that a disk writes or loses. What was not written reads as zeros. */
const BLOCK_BYTES = 512;
/** Length and sum of a frame: no single changed byte makes all of them zero. */
const FRAME_START_BYTES = 8;

/**
 * Judges the end of the last segment (spec/journal.md §5):
 *
 * - No whole frame behind the place: torn.
 * - Behind it a frame that does not continue a group: its write began only after the sync of everything before had
 *   returned, so what does not read was durable: damaged.
 * - Behind it only frames that continue the group: torn where the file shows a lost block, since the blocks of one
 *   write may reach the disk in any order; otherwise damaged.
 */
export async function judgeTail(window: FileWindow, tail: Tail): Promise<TailVerdict> {
  const search = createFrameSearch(window, tail.seq);
  const first = await search.next(tail.position + 1);
  if (first === undefined) return 'torn';
  let found: typeof first | undefined = first;
  while (found !== undefined) {
    if (found === 'given_up' || !found.frame.continues) return 'damaged';
    found = await search.next(found.position + found.size);
  }
  if (first === 'given_up') return 'damaged';
  return (await hasLostBlock(window, tail.position, first.position)) ? 'torn' : 'damaged';
}

/**
 * Whether a block is missing between the place and the next whole frame. Either the block that the write began in kept
 * its old content, so that there are zeros from the place to the end of the block; or a later one was never written,
 * and is all zeros. Records hold no zeros, since JSON has no such byte; states are encrypted.
 */
async function hasLostBlock(window: FileWindow, from: number, to: number): Promise<boolean> {
  const start = await window.view(from, BLOCK_BYTES);
  const restOfBlock = start.subarray(0, Math.min(BLOCK_BYTES - (from % BLOCK_BYTES), to - from));
  if (restOfBlock.length >= FRAME_START_BYTES && restOfBlock.every(isZero)) return true;
  return hasZeroBlock(window, from, to);
}

async function hasZeroBlock(window: FileWindow, from: number, to: number): Promise<boolean> {
  for (let at = Math.ceil(from / BLOCK_BYTES) * BLOCK_BYTES; at + BLOCK_BYTES <= to; at += BLOCK_BYTES) {
    const block = (await window.view(at, BLOCK_BYTES)).subarray(0, BLOCK_BYTES);
    if (block.every(isZero)) return true;
  }
  return false;
}

function isZero(byte: number): boolean {
  return byte === 0;
}
