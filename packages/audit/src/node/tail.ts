import type { FileWindow } from './file-window.ts';
import { createFrameSearch, type FoundFrame, type FrameSearch } from './frame-search.ts';

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
 * Judges the end of the last segment (spec/journal.md §6):
 *
 * - No whole frame behind the place: torn.
 * - Behind it a frame that does not continue a group: its write began only after the sync of everything before had
 *   returned, so what does not read was durable: damaged.
 * - Behind it only frames that continue the group: torn where the file shows a lost block, since the blocks of one
 *   write may reach the disk in any order; otherwise damaged.
 */
export async function judgeTail(window: FileWindow, tail: Tail): Promise<TailVerdict> {
  const search = createFrameSearch(window, { firstSeq: tail.seq });
  const first = await search.next(tail.position + 1);
  if (first === undefined) return 'torn';
  if (first === 'given_up' || !(await continuesToTheEnd(search, first))) return 'damaged';
  return (await hasLostBlock(window, tail.position, first.position)) ? 'torn' : 'damaged';
}

/** Whether all whole frames from this one on belong to the group of a frame before them. */
async function continuesToTheEnd(search: FrameSearch, first: FoundFrame): Promise<boolean> {
  let found: FoundFrame | undefined = first;
  while (found !== undefined) {
    if (!found.frame.continues) return false;
    const next = await search.next(found.position + found.size);
    if (next === 'given_up') return false;
    found = next;
  }
  return true;
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
