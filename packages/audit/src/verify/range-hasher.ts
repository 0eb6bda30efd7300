import { EMPTY_TREE_INPUT } from '../tree/node-hash.ts';
import { type HashFunction, tryHash } from './hash-function.ts';
import { tryHashChildren } from './node-hashing.ts';

interface Peak {
  readonly height: number;
  readonly hash: Uint8Array | undefined;
}

/**
 * The root of a tree from its subtrees, left to right, in memory of O(log n): what `CompactRange` is to a writer, with
 * a hash function that may answer later and may fail. A failure makes the root undefined.
 */
export class RangeHasher {
  readonly #sha256: HashFunction;
  readonly #peaks: Peak[] = [];

  constructor(sha256: HashFunction) {
    this.#sha256 = sha256;
  }

  /** Appends a complete subtree at its place. */
  async append(height: number, hash: Uint8Array | undefined): Promise<void> {
    let peak: Peak = { height, hash };
    for (let left = this.#peaks.at(-1); left?.height === peak.height; left = this.#peaks.at(-1)) {
      this.#peaks.pop();
      peak = { height: peak.height + 1, hash: await tryHashChildren(this.#sha256, left.hash, peak.hash) };
    }
    this.#peaks.push(peak);
  }

  async root(): Promise<Uint8Array | undefined> {
    const hashes = this.#peaks.map((peak) => peak.hash);
    if (hashes.length === 0) return tryHash(this.#sha256, EMPTY_TREE_INPUT);
    let root = hashes.pop();
    for (const left of hashes.reverse()) root = await tryHashChildren(this.#sha256, left, root);
    return root;
  }
}
