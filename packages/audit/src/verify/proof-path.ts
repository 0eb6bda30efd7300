import { isHash } from '../tree/node-hash.ts';

/** A tree of 2^64 leaves has no longer path. */
const MAX_PROOF = 64;

/** Whether a value, from anybody, is a list of hashes of a length that a proof can have. */
export function isProof(value: unknown): value is readonly Uint8Array[] {
  return Array.isArray(value) && value.length <= MAX_PROOF && value.every(isHash);
}

/** Whether a value, from anybody, can be the size of a tree or the index of a leaf. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/**
 * The walk of RFC 9162 §2.1.3.2 and §2.1.4.2 from a node and from the last node of its level up to the root. Numbers
 * beyond 2^31 are usual here, so nothing is shifted.
 */
export class PathWalk {
  #node: number;
  #last: number;

  constructor(node: number, last: number) {
    this.#node = node;
    this.#last = last;
  }

  get atRoot(): boolean {
    return this.#last === 0;
  }

  /** On which side of the path the next hash of the proof stands; the walk goes up to its parent. */
  step(): 'left' | 'right' {
    const left = isOdd(this.#node) || this.#node === this.#last;
    if (left) this.#climbWhile(() => !isOdd(this.#node) && this.#node !== 0);
    this.#climb();
    return left ? 'left' : 'right';
  }

  /** Up to the parent of the highest subtree that ends with the node: where an older tree's last subtree lies. */
  skipRightEdge(): void {
    this.#climbWhile(() => isOdd(this.#node));
  }

  #climbWhile(holds: () => boolean): void {
    while (holds()) this.#climb();
  }

  #climb(): void {
    this.#node = Math.floor(this.#node / 2);
    this.#last = Math.floor(this.#last / 2);
  }
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}
