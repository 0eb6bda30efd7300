import { HASH_BYTES } from '../chain.ts';
import { auditError } from '../errors.ts';
import { decodeEntryTile } from './entry-tile.ts';
import { parseTilePath, TILE_WIDTH, type TileId, tilePath, tileWidthAt } from './tile-path.ts';
import type { TileStore } from './tile-store.ts';

/** Bytes of one hash in a tile of hashes, and of one leaf with its length in a tile of entries. */
const unitOf = (level: TileId['level']): number => (level === 'entries' ? HASH_BYTES + 2 : HASH_BYTES);

/**
 * A tile as it was when the tree had the size that gives it this width. Where the partial tile is gone because the full
 * one exists, the full one is cut. Rejects with `tile_missing`.
 */
export async function loadTile(store: TileStore, id: TileId): Promise<Uint8Array> {
  const length = id.width * unitOf(id.level);
  const exact = await store.get(tilePath(id));
  if (exact?.length === length) return exact;
  const full = id.width < TILE_WIDTH ? await store.get(tilePath({ ...id, width: TILE_WIDTH })) : undefined;
  if (full?.length === TILE_WIDTH * unitOf(id.level)) return full.slice(0, length);
  throw auditError('tile_missing', `the store has no ${tilePath(id)}`, { details: { path: tilePath(id) } });
}

export interface TilesOfTree {
  readonly store: TileStore;
  /** Size of the newest published checkpoint. */
  readonly size: number;
}

/**
 * The bytes that a log answers on a tile path, from anybody; undefined where the path is none of ours or names what
 * the published tree does not have (what is not yet signed is not shown).
 */
export async function readTile({ store, size }: TilesOfTree, path: string): Promise<Uint8Array | undefined> {
  const id = parseTilePath(path);
  if (id === undefined || id.width > tileWidthAt(id.level, id.index, size)) return undefined;
  const exact = await store.get(path);
  // A partial tile may have been put aside once it is full: no reader may rely on it (c2sp.org/tlog-tiles).
  return exact?.length === id.width * unitOf(id.level) ? exact : undefined;
}

/** The leaves of an entries tile, by its path; undefined as for `readTile`. */
export async function readEntriesTile(tree: TilesOfTree, path: string): Promise<readonly Uint8Array[] | undefined> {
  if (parseTilePath(path)?.level !== 'entries') return undefined;
  const bytes = await readTile(tree, path);
  return bytes && decodeEntryTile(bytes);
}
