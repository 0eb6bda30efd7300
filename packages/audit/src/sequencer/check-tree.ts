import { isAnlanError } from '@anlan/core';
import { sameBytes } from '../byte-sequence.ts';
import { HASH_BYTES, type Sha256 } from '../chain.ts';
import { decodeEntryTile } from '../tree/entry-tile.ts';
import { hashLeaf } from '../tree/node-hash.ts';
import { parseTilePath, TILE_WIDTH, type TileId } from '../tree/tile-path.ts';
import { loadTile } from '../tree/tile-reader.ts';
import type { TileStore } from '../tree/tile-store.ts';
import { TreeWriter } from '../tree/tree-writer.ts';
import type { TreeHead } from '../verify/verify-consistency.ts';
import type { LeafSource } from './ports.ts';

/** What disagrees first, and with what. */
export type TreeFinding =
  /** A leaf of the source is not the one that went into the tree: the record or its salt was changed. */
  | { readonly reason: 'leaf_changed'; readonly index: number }
  /** The source ends before the tree does. */
  | { readonly reason: 'leaves_missing'; readonly index: number }
  /** A tile of entries is not what source and tree agree on. */
  | { readonly reason: 'entries_changed'; readonly path: string }
  /** A tile of hashes is not that of its leaves. */
  | { readonly reason: 'tile_changed'; readonly path: string }
  | { readonly reason: 'tile_missing'; readonly path: string }
  /** Leaves and tiles agree, and the checkpoint says another root. */
  | { readonly reason: 'root_mismatch' };

export type TreeCheck = { readonly ok: true } | ({ readonly ok: false } & TreeFinding);

export interface CheckTreeOptions {
  readonly leaves: LeafSource;
  readonly tiles: TileStore;
  readonly sha256: Sha256;
  /** Of the newest checkpoint, after its signature was verified. */
  readonly head: TreeHead;
}

const BATCH = 1024;

/**
 * Makes the whole tree anew from its leaves and compares every tile and the root: what the operator runs to find out
 * what was changed where. It changes nothing. The leaves are themselves made from the records (`journalLeaves`).
 */
export async function checkTree(options: CheckTreeOptions): Promise<TreeCheck> {
  const { leaves, sha256, head } = options;
  const found: TreeFinding[] = [];
  const writer = await TreeWriter.open({ store: comparing(options, found), sha256 }, 0);
  let batch: Uint8Array[] = [];
  for await (const leaf of leaves.from(0)) {
    if (writer.size + batch.length === head.size) break;
    batch.push(leaf);
    if (batch.length < BATCH) continue;
    await writer.append(batch);
    batch = [];
    if (found.length > 0) break;
  }
  await writer.append(batch);
  if (found.length === 0 && writer.size < head.size) found.push({ reason: 'leaves_missing', index: writer.size });
  if (found.length === 0) await writer.flush();
  const [first] = found;
  if (first !== undefined) return { ok: false, ...first };
  return sameBytes(writer.root(), head.root) ? { ok: true } : { ok: false, reason: 'root_mismatch' };
}

/** A store that writes nothing: what is put is held against what is there. */
function comparing(options: CheckTreeOptions, found: TreeFinding[]): TileStore {
  return {
    get: (path) => options.tiles.get(path),
    put: async (path, expected) => {
      const id = parseTilePath(path);
      const finding = id && found.length === 0 ? await compare(path, { id, expected }, options) : undefined;
      if (finding !== undefined) found.push(finding);
    },
  };
}

interface Tile {
  readonly id: TileId;
  readonly expected: Uint8Array;
}

async function compare(path: string, tile: Tile, options: CheckTreeOptions): Promise<TreeFinding | undefined> {
  const stored = await tryLoad(options.tiles, tile.id);
  if (stored === undefined) return { reason: 'tile_missing', path };
  if (sameBytes(stored, tile.expected)) return undefined;
  return tile.id.level === 'entries' ? blame(path, tile, options) : { reason: 'tile_changed', path };
}

/** Source and tile of entries disagree: the hash that went into the tree says which of them was changed. */
async function blame(path: string, { id, expected }: Tile, options: CheckTreeOptions): Promise<TreeFinding> {
  const hashes = await tryLoad(options.tiles, { ...id, level: 0 });
  if (hashes === undefined) return { reason: 'tile_missing', path: path.replace('entries', '0') };
  const leaves = decodeEntryTile(expected) ?? [];
  const changed = leaves.findIndex((leaf, n) => {
    const known = hashes.subarray(n * HASH_BYTES, (n + 1) * HASH_BYTES);
    return !sameBytes(hashLeaf(options.sha256, leaf), known);
  });
  return changed < 0
    ? { reason: 'entries_changed', path }
    : { reason: 'leaf_changed', index: id.index * TILE_WIDTH + changed };
}

async function tryLoad(tiles: TileStore, id: TileId): Promise<Uint8Array | undefined> {
  try {
    return await loadTile(tiles, id);
  } catch (cause) {
    if (isAnlanError(cause) && cause.code === 'tile_missing') return undefined;
    throw cause;
  }
}
