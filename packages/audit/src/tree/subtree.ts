/** A complete subtree: the node over the leaves from `index`·2^`height` on, 2^`height` of them. */
export interface Subtree {
  readonly height: number;
  readonly index: number;
}

/**
 * The fewest complete subtrees that cover the leaves [from, to), left to right. Numbers beyond 2^31 are usual here, so
 * nothing is shifted.
 */
export function coverRange(from: number, to: number): readonly Subtree[] {
  const cover: Subtree[] = [];
  for (let at = from; at < to; ) {
    const { height, width } = largestAt(at, to - at);
    cover.push({ height, index: at / width });
    at += width;
  }
  return cover;
}

/** The largest complete subtree that begins at a leaf and is not wider than `room`. */
function largestAt(at: number, room: number): { readonly height: number; readonly width: number } {
  let height = 0;
  let width = 1;
  while (at % (2 * width) === 0 && 2 * width <= room) {
    width *= 2;
    height += 1;
  }
  return { height, width };
}

/** The largest power of two below `size`, which is at least 2: where a tree parts (RFC 9162 §2.1.1). */
export function splitPoint(size: number): number {
  let k = 1;
  while (2 * k < size) k *= 2;
  return k;
}
