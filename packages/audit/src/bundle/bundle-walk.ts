import { bytesToHex } from '@anlan/core';
import { sameBytes } from '../byte-sequence.ts';
import { coverRange } from '../tree/subtree.ts';
import { leafInput } from '../verify/entry-leaf.ts';
import { tryHash } from '../verify/hash-function.ts';
import { tryHashLeaf } from '../verify/node-hashing.ts';
import { RangeHasher } from '../verify/range-hasher.ts';
import {
  type BundleLine,
  type EndLine,
  hashOfText,
  leavesGap,
  type RecordLine,
  type SkipLine,
  type WithheldLine,
} from './bundle-line.ts';
import type { BundleProblem } from './bundle-problem.ts';
import type { BundleVerifierOptions, ProvenManifest } from './verify-manifest.ts';

/** Walks from the first leaf of the tree to the last, line by line, and holds the root against the signed one. */
export class BundleWalk {
  readonly #manifest: ProvenManifest;
  readonly #options: BundleVerifierOptions;
  readonly #tree: RangeHasher;
  #at = 0;
  #records = 0;
  #withheld = 0;
  #ended = false;

  constructor(manifest: ProvenManifest, options: BundleVerifierOptions) {
    this.#manifest = manifest;
    this.#options = options;
    this.#tree = new RangeHasher(options.sha256);
  }

  get ended(): boolean {
    return this.#ended;
  }

  get counts(): { readonly records: number; readonly withheld: number } {
    return { records: this.#records, withheld: this.#withheld };
  }

  /** What is wrong with the next line, or undefined. */
  async follow(line: BundleLine): Promise<BundleProblem | undefined> {
    if (this.#ended) return 'line_after_end';
    switch (line.type) {
      case 'manifest':
        return 'manifest_repeated';
      case 'record':
        return this.#record(line);
      case 'withheld':
        return this.#entry(line, hashOfText(line.leaf));
      case 'skip':
        return this.#skip(line);
      case 'end':
        return this.#end(line);
    }
  }

  async #record(line: RecordLine): Promise<BundleProblem | undefined> {
    const made = leafInput({ type: 'record', record: line.record, salt: hashOfText(line.salt) });
    if (!made.ok) return made.reason;
    const leaf = await tryHash(this.#options.sha256, made.input);
    if (leaf === undefined) return 'hash_failed';
    return bytesToHex(leaf) === line.leaf ? this.#entry(line, leaf) : 'leaf_mismatch';
  }

  async #entry({ type, index }: RecordLine | WithheldLine, leaf: Uint8Array): Promise<BundleProblem | undefined> {
    const misplaced = this.#misplaced(index, index + 1);
    if (misplaced !== undefined) return misplaced;
    await this.#tree.append(0, await tryHashLeaf(this.#options.sha256, leaf));
    if (type === 'record') this.#records += 1;
    else this.#withheld += 1;
    this.#at = index + 1;
    return undefined;
  }

  async #skip({ from, to, hashes }: SkipLine): Promise<BundleProblem | undefined> {
    const misplaced = from < to ? this.#misplaced(from, to) : 'skip_malformed';
    if (misplaced !== undefined) return misplaced;
    if (leavesGap(this.#manifest.scope, from, to)) return 'range_incomplete';
    const cover = coverRange(from, to);
    if (cover.length !== hashes.length) return 'skip_malformed';
    for (const [n, { height }] of cover.entries()) await this.#tree.append(height, hashOfText(hashes[n] ?? ''));
    this.#at = to;
    return undefined;
  }

  async #end({ records, withheld }: EndLine): Promise<BundleProblem | undefined> {
    const { size, root } = this.#manifest.checkpoint;
    this.#ended = true;
    if (this.#at < size) return 'tree_incomplete';
    const made = await this.#tree.root();
    if (made === undefined) return 'hash_failed';
    if (!sameBytes(made, root)) return 'root_mismatch';
    return records === this.#records && withheld === this.#withheld ? undefined : 'count_mismatch';
  }

  #misplaced(from: number, to: number): BundleProblem | undefined {
    if (to > this.#manifest.checkpoint.size) return 'index_outside_tree';
    if (from === this.#at) return undefined;
    return from > this.#at ? 'index_gap' : 'index_backwards';
  }
}
