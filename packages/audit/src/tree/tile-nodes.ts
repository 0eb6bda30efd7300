import { HASH_BYTES, type Sha256 } from '../chain.ts';
import { hashChildren } from './node-hash.ts';
import { TILE_WIDTH } from './tile-path.ts';

/** The nodes in and above one tile of hashes; each is made once, since neighbouring proofs ask for the same ones. */
export class TileNodes {
  readonly #sha256: Sha256;
  readonly #tile: Uint8Array;
  readonly #made: Map<number, Uint8Array> = new Map();

  constructor(sha256: Sha256, tile: Uint8Array) {
    this.#sha256 = sha256;
    this.#tile = tile;
  }

  /** The node over `width` hashes of the tile from `first` on; `width` is a power of two that divides `first`. */
  over(first: number, width: number): Uint8Array {
    if (width === 1) return this.#tile.slice(first * HASH_BYTES, (first + 1) * HASH_BYTES);
    const key = width * TILE_WIDTH + first;
    const node = this.#made.get(key) ?? this.#make(first, width / 2);
    this.#made.set(key, node);
    return node;
  }

  #make(first: number, half: number): Uint8Array {
    return hashChildren(this.#sha256, this.over(first, half), this.over(first + half, half));
  }
}
