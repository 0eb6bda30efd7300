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

/** A file system that lost a block of a write shows zeros there. No record holds that many: JSON has no byte zero. */
const LOST_BLOCK_BYTES = 512;

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

async function hasLostBlock(window: FileWindow, from: number, to: number): Promise<boolean> {
  let zeros = 0;
  for (let at = from; at < to; ) {
    const bytes = await window.view(at, 1);
    const part = bytes.subarray(0, to - at);
    for (const byte of part) {
      zeros = byte === 0 ? zeros + 1 : 0;
      if (zeros >= LOST_BLOCK_BYTES) return true;
    }
    at += part.length;
  }
  return false;
}
