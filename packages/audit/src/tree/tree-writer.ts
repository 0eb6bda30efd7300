import { concatBytes } from '../byte-sequence.ts';
import { HASH_BYTES, type Sha256 } from '../chain.ts';
import { auditError } from '../errors.ts';
import { CompactRange } from './compact-range.ts';
import { decodeEntryTile, encodeEntryTile } from './entry-tile.ts';
import { hashLeaf, isHash } from './node-hash.ts';
import { TILE_HEIGHT, TILE_WIDTH, tilePath, tileWidthAt } from './tile-path.ts';
import { loadTile } from './tile-reader.ts';
import type { TileStore } from './tile-store.ts';

export interface TreeWriterOptions {
  readonly store: TileStore;
  readonly sha256: Sha256;
}

/** The last tile of a level, while it fills. */
interface OpenTile {
  readonly level: number | 'entries';
  index: number;
  items: Uint8Array[];
}

/**
 * Appends leaves to a tree and writes its tiles: full ones as they fill, partial ones on `flush`. Memory is one tile for
 * each level. One caller at a time.
 */
export class TreeWriter {
  readonly #options: TreeWriterOptions;
  readonly #range: CompactRange;
  readonly #levels: OpenTile[] = [];
  readonly #entries: OpenTile = { level: 'entries', index: 0, items: [] };
  #full: (() => Promise<void>)[] = [];

  private constructor(options: TreeWriterOptions) {
    this.#options = options;
    this.#range = new CompactRange(options.sha256);
  }

  /** Takes a tree up where it has this size. Rejects with `tile_missing` where its right edge is not in the store. */
  static async open(options: TreeWriterOptions, size: number): Promise<TreeWriter> {
    const writer = new TreeWriter(options);
    await writer.#load(size);
    return writer;
  }

  get size(): number {
    return this.#range.size;
  }

  root(): Uint8Array {
    return this.#range.root();
  }

  /** Appends leaf data, 32 bytes each. What becomes full is written when this resolves. */
  async append(leaves: readonly Uint8Array[]): Promise<void> {
    if (!leaves.every(isHash)) throw auditError('leaf_invalid', 'a leaf of this log is 32 bytes');
    for (const leaf of leaves) {
      this.#push(this.#entries, leaf);
      this.#range.append(0, hashLeaf(this.#options.sha256, leaf), (height, hash) => this.#complete(height, hash));
    }
    await this.#writeFull();
  }

  /** Writes the partial tiles of the present size, so that a checkpoint of it may be signed. */
  async flush(): Promise<void> {
    await this.#writeFull();
    for (const tile of [this.#entries, ...this.#levels]) if (tile.items.length > 0) await this.#put(tile);
  }

  #complete(height: number, hash: Uint8Array): void {
    if (height % TILE_HEIGHT !== 0) return;
    const level = height / TILE_HEIGHT;
    const tile = this.#levels[level] ?? { level, index: 0, items: [] };
    this.#levels[level] = tile;
    this.#push(tile, hash);
  }

  #push(tile: OpenTile, item: Uint8Array): void {
    tile.items.push(item);
    if (tile.items.length < TILE_WIDTH) return;
    const full: OpenTile = { ...tile };
    this.#full.push(() => this.#put(full));
    tile.index += 1;
    tile.items = [];
  }

  async #writeFull(): Promise<void> {
    // A write that fails stays first in line: the tree must not go on without it.
    for (let next = this.#full[0]; next !== undefined; next = this.#full[0]) {
      await next();
      this.#full.shift();
    }
  }

  async #put({ level, index, items }: OpenTile): Promise<void> {
    const bytes = level === 'entries' ? encodeEntryTile(items) : concatBytes(items);
    await this.#options.store.put(tilePath({ level, index, width: items.length }), bytes);
  }

  async #load(size: number): Promise<void> {
    await this.#loadEntries(size);
    for (let level = 0; TILE_WIDTH ** level <= size; level++) {
      this.#levels[level] = { level, ...(await this.#edge(level, size)) };
    }
    // From the widest subtrees down, as the digits of the size.
    for (const { level, items } of this.#levels.toReversed()) {
      for (const hash of items) this.#range.append(Number(level) * TILE_HEIGHT, hash);
    }
  }

  async #edge(level: number, size: number): Promise<{ readonly index: number; readonly items: Uint8Array[] }> {
    const index = Math.floor(Math.floor(size / TILE_WIDTH ** level) / TILE_WIDTH);
    const width = tileWidthAt(level, index, size);
    const bytes = width === 0 ? new Uint8Array(0) : await loadTile(this.#options.store, { level, index, width });
    const items = Array.from({ length: width }, (_, i) => bytes.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES));
    return { index, items };
  }

  async #loadEntries(size: number): Promise<void> {
    const index = Math.floor(size / TILE_WIDTH);
    const width = size % TILE_WIDTH;
    this.#entries.index = index;
    if (width === 0) return;
    const leaves = decodeEntryTile(await loadTile(this.#options.store, { level: 'entries', index, width }));
    if (leaves === undefined) throw auditError('tree_damaged', 'the last tile of entries does not read');
    this.#entries.items = [...leaves];
  }
}
