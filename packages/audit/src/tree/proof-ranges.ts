import { splitPoint } from './subtree.ts';

/** The leaves [from, to), which are one subtree of a tree: complete, or its ragged right edge. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/** The subtrees whose roots prove a leaf, from its sibling up: PATH of RFC 6962 §2.1.1. */
export function inclusionRanges(index: number, size: number): readonly LeafRange[] {
  const ranges: LeafRange[] = [];
  for (let from = 0, to = size; to - from > 1; ) {
    const middle = from + splitPoint(to - from);
    const left = index < middle;
    ranges.push(left ? { from: middle, to } : { from, to: middle });
    if (left) to = middle;
    else from = middle;
  }
  return ranges.reverse();
}

/** The subtrees whose roots prove that a tree goes on from an older one: PROOF of RFC 6962 §2.1.2. */
export function consistencyRanges(older: number, size: number): readonly LeafRange[] {
  const ranges: LeafRange[] = [];
  let from = 0;
  let to = size;
  while (older !== to) {
    const middle = from + splitPoint(to - from);
    const left = older <= middle;
    ranges.push(left ? { from: middle, to } : { from, to: middle });
    if (left) to = middle;
    else from = middle;
  }
  // The whole older tree is known to whoever asks; any other last subtree is not.
  if (from > 0) ranges.push({ from, to });
  return ranges.reverse();
}
