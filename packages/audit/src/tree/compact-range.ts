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
    while (this.#peaks.at(-1)?.height === peak.height) {
      peak = this.#merge(this.#peaks.pop(), peak);
      onComplete?.(peak.height, peak.hash);
    }
    this.#peaks.push(peak);
    this.#size += 2 ** height;
  }

  /** The root of the tree, MTH of RFC 9162 §2.1.1. */
  root(): Uint8Array {
    const hash = this.#peaks.map((peak) => peak.hash).reduceRight((right, left) => this.#hash(left, right), NOTHING);
    return hash === NOTHING ? this.#sha256(EMPTY_TREE_INPUT) : hash;
  }

  #merge(left: Peak | undefined, right: Peak): Peak {
    return left ? { height: right.height + 1, hash: this.#hash(left.hash, right.hash) } : right;
  }

  #hash(left: Uint8Array, right: Uint8Array): Uint8Array {
    return right === NOTHING ? left : hashChildren(this.#sha256, left, right);
  }
}

const NOTHING = new Uint8Array(0);
