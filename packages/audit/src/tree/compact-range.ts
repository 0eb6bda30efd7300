import type { Sha256 } from '../chain.ts';
import { EMPTY_TREE_INPUT, hashChildren } from './node-hash.ts';

interface Peak {
  readonly height: number;
  readonly hash: Uint8Array;
}

/** Told of every subtree that becomes complete, children before parents. */
export type OnComplete = (height: number, hash: Uint8Array) => void;

/**
 * A tree that only grows, as the roots of its complete subtrees: the binary digits of its size. Memory is O(log n),
 * appending costs one inner node on average.
 */
export class CompactRange {
  readonly #sha256: Sha256;
  readonly #peaks: Peak[] = [];
  #size = 0;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  get size(): number {
    return this.#size;
  }

  /** Appends a complete subtree at its place: the size must be a multiple of 2^`height`. */
  append(height: number, hash: Uint8Array, onComplete?: OnComplete): void {
    let peak: Peak = { height, hash };
    onComplete?.(height, hash);
    for (let left = this.#peaks.at(-1); left?.height === peak.height; left = this.#peaks.at(-1)) {
      this.#peaks.pop();
      peak = { height: peak.height + 1, hash: hashChildren(this.#sha256, left.hash, peak.hash) };
      onComplete?.(peak.height, peak.hash);
    }
    this.#peaks.push(peak);
    this.#size += 2 ** height;
  }

  /** The root of the tree, MTH of RFC 9162 §2.1.1. */
  root(): Uint8Array {
    const hashes = this.#peaks.map((peak) => peak.hash);
    const last = hashes.pop() ?? this.#sha256(EMPTY_TREE_INPUT);
    return hashes.reduceRight((right, left) => hashChildren(this.#sha256, left, right), last);
  }
}
