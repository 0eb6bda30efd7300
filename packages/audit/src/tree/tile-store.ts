/**
 * Where tiles lie, by their path (c2sp.org/tlog-tiles). A full tile never changes once a checkpoint covers it; until
 * then the sequencer may put the same tile again. `put` replaces as a whole and resolves when the bytes would survive a
 * crash: a checkpoint is published only behind that.
 */
export interface TileStore {
  get(path: string): Promise<Uint8Array | undefined>;
  put(path: string, bytes: Uint8Array): Promise<void>;
}

/** Tiles in memory: for tests, and for trees that are made anew from their leaves at each start. */
export function createMemoryTileStore(): TileStore & { readonly tiles: Map<string, Uint8Array> } {
  const tiles = new Map<string, Uint8Array>();
  return {
    tiles,
    get: async (path) => tiles.get(path)?.slice(),
    put: async (path, bytes) => {
      tiles.set(path, bytes.slice());
    },
  };
}
