import type { Sha256 } from '../chain.ts';
import { auditError } from '../errors.ts';
import { EMPTY_TREE_INPUT, hashChildren } from './node-hash.ts';
import { consistencyRanges, inclusionRanges, type LeafRange } from './proof-ranges.ts';
import { coverRange, type Subtree } from './subtree.ts';
import { TileNodes } from './tile-nodes.ts';
import { TILE_HEIGHT, TILE_WIDTH, type TileId, tilePath, tileWidthAt } from './tile-path.ts';
import { loadTile } from './tile-reader.ts';
import type { TileStore } from './tile-store.ts';

export interface TreeViewOptions {
  readonly store: TileStore;
  readonly sha256: Sha256;
  readonly size: number;
}

/** Tiles kept in one view: one proof touches fewer than eight, and neighbouring proofs share most of them. */
const KEPT_TILES = 64;

/** A tree of one size, read from its tiles. Everything costs O(log n) reads. Rejects with `tile_missing`. */
export class TreeView {
  readonly #options: TreeViewOptions;
  readonly #tiles: Map<string, Promise<TileNodes>> = new Map();

  constructor(options: TreeViewOptions) {
    if (!isSize(options.size)) throw auditError('invalid_argument', 'the size of a tree is a whole number');
    this.#options = options;
  }

  get size(): number {
    return this.#options.size;
  }

  root(): Promise<Uint8Array> {
    return this.#rangeHash({ from: 0, to: this.size });
  }

  /** The proof that a leaf is in this tree. Rejects with `outside_tree`. */
  async inclusionProof(index: number): Promise<readonly Uint8Array[]> {
    if (!isSize(index) || index >= this.size) throw outside(`no leaf ${index} in a tree of ${this.size}`);
    return Promise.all(inclusionRanges(index, this.size).map((range) => this.#rangeHash(range)));
  }

  /** The proof that this tree goes on from an older one; empty where that one was empty. Rejects with `outside_tree`. */
  async consistencyProof(older: number): Promise<readonly Uint8Array[]> {
    if (!isSize(older) || older > this.size) throw outside(`no tree of ${older} in one of ${this.size}`);
    if (older === 0) return [];
    return Promise.all(consistencyRanges(older, this.size).map((range) => this.#rangeHash(range)));
  }

  /** The hashes of the fewest complete subtrees that cover the leaves [from, to), left to right. */
  async coverHashes(from: number, to: number): Promise<readonly Uint8Array[]> {
    if (!isSize(from) || !isSize(to) || to > this.size) throw outside(`no leaves ${from} to ${to}`);
    return Promise.all(coverRange(from, to).map((subtree) => this.#nodeHash(subtree)));
  }

  async #rangeHash({ from, to }: LeafRange): Promise<Uint8Array> {
    const { sha256 } = this.#options;
    const hashes = [...(await this.coverHashes(from, to))];
    const last = hashes.pop() ?? sha256(EMPTY_TREE_INPUT);
    return hashes.reduceRight((right, left) => hashChildren(sha256, left, right), last);
  }

  /** A node lies in the tile of its level, at most seven levels above the hashes there. */
  async #nodeHash({ height, index }: Subtree): Promise<Uint8Array> {
    const level = Math.floor(height / TILE_HEIGHT);
    const width = 2 ** (height % TILE_HEIGHT);
    const first = index * width;
    const tileIndex = Math.floor(first / TILE_WIDTH);
    const tile = await this.#tile({ level, index: tileIndex, width: tileWidthAt(level, tileIndex, this.size) });
    return tile.over(first % TILE_WIDTH, width);
  }

  #tile(id: TileId): Promise<TileNodes> {
    const path = tilePath(id);
    const known = this.#tiles.get(path);
    if (known) return known;
    const [oldest] = this.#tiles.keys();
    if (this.#tiles.size >= KEPT_TILES && oldest !== undefined) this.#tiles.delete(oldest);
    const tile = this.#load(id);
    this.#tiles.set(path, tile);
    return tile;
  }

  async #load(id: TileId): Promise<TileNodes> {
    return new TileNodes(this.#options.sha256, await loadTile(this.#options.store, id));
  }
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function outside(message: string): Error {
  return auditError('outside_tree', message);
}
