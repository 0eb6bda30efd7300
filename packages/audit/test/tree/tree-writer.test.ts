import { bytesToHex } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/node/sha256.ts';
import { readEntriesTile, readTile } from '../../src/tree/tile-reader.ts';
import { createMemoryTileStore } from '../../src/tree/tile-store.ts';
import { TreeView } from '../../src/tree/tree-view.ts';
import { TreeWriter } from '../../src/tree/tree-writer.ts';
import { leaves, referenceRoot } from './reference-tree.ts';

async function grown(...sizes: number[]): Promise<ReturnType<typeof createMemoryTileStore>> {
  const store = createMemoryTileStore();
  const writer = await TreeWriter.open({ store, sha256 }, 0);
  for (const size of sizes) {
    await writer.append(leaves(writer.size, size));
    await writer.flush();
  }
  return store;
}

describe('a tree of tiles', () => {
  it('lies in the tiles that the specification names', async () => {
    const store = await grown(70_000);
    const partial = [...store.tiles.keys()].filter((path) => path.includes('.p/')).sort();
    expect(partial).toEqual(['tile/0/273.p/112', 'tile/1/001.p/17', 'tile/2/000.p/1', 'tile/entries/273.p/112']);
    expect(store.tiles.size).toBe(273 + 273 + 1 + 4);
  });

  it.each([0, 1, 255, 256, 257, 511, 512, 65_536, 65_792, 66_000])('is taken up again at %i leaves', async (size) => {
    const store = await grown(size);
    const writer = await TreeWriter.open({ store, sha256 }, size);
    expect([writer.size, bytesToHex(writer.root())]).toEqual([size, bytesToHex(referenceRoot(0, size))]);
    await writer.append(leaves(size, size + 300));
    await writer.flush();
    expect(bytesToHex(writer.root())).toBe(bytesToHex(referenceRoot(0, size + 300)));
    const whole = await grown(size, size + 300);
    expect([...store.tiles].sort().map(([path, bytes]) => [path, bytesToHex(bytes)])).toEqual(
      [...whole.tiles].sort().map(([path, bytes]) => [path, bytesToHex(bytes)]),
    );
  });

  it('refuses a leaf that is not 32 bytes', async () => {
    const writer = await TreeWriter.open({ store: createMemoryTileStore(), sha256 }, 0);
    await expect(writer.append([new Uint8Array(31)])).rejects.toMatchObject({ code: 'leaf_invalid' });
    expect(writer.size).toBe(0);
  });

  it('is not taken up where a tile of its right edge is missing or short', async () => {
    const store = await grown(300);
    store.tiles.set('tile/0/001.p/44', new Uint8Array(32));
    await expect(TreeWriter.open({ store, sha256 }, 300)).rejects.toMatchObject({ code: 'tile_missing' });
  });

  it('writes a full tile again when the first try failed, before anything behind it', async () => {
    const store = createMemoryTileStore();
    let fail = true;
    const failing = {
      ...store,
      put: async (path: string, bytes: Uint8Array) => {
        if (fail && path === 'tile/0/000') throw new TypeError('disk');
        await store.put(path, bytes);
      },
    };
    const writer = await TreeWriter.open({ store: failing, sha256 }, 0);
    await expect(writer.append(leaves(0, 600))).rejects.toThrow('disk');
    fail = false;
    await writer.flush();
    expect(bytesToHex(await new TreeView({ store, sha256, size: 600 }).root())).toBe(bytesToHex(referenceRoot(0, 600)));
  });

  it('proves with the full tile where the partial one was put aside', async () => {
    const store = await grown(300, 600);
    store.tiles.delete('tile/0/001.p/44');
    const root = await new TreeView({ store, sha256, size: 300 }).root();
    expect(bytesToHex(root)).toBe(bytesToHex(referenceRoot(0, 300)));
  });

  it.each([-1, 1.5, Number.NaN, 300, 2 ** 53])('proves no leaf %d and no older tree beyond it', async (number) => {
    const view = new TreeView({ store: await grown(300), sha256, size: 300 });
    await expect(async () => view.inclusionProof(number)).rejects.toMatchObject({ code: 'outside_tree' });
    if (number !== 300)
      await expect(async () => view.consistencyProof(number)).rejects.toMatchObject({ code: 'outside_tree' });
  });
});

describe('what is served', () => {
  it('is what the published tree has, and nothing that is not yet signed', async () => {
    const store = await grown(300, 600);
    const published = { store, size: 300 };
    expect((await readTile(published, 'tile/0/001.p/44'))?.length).toBe(44 * 32);
    expect(await readTile(published, 'tile/0/001')).toBeUndefined();
    expect(await readTile(published, 'tile/0/002.p/88')).toBeUndefined();
    expect(await readTile(published, '../../etc/passwd')).toBeUndefined();
    expect((await readEntriesTile(published, 'tile/entries/001.p/44'))?.map(bytesToHex)).toEqual(
      leaves(256, 300).map(bytesToHex),
    );
    expect(await readEntriesTile(published, 'tile/0/000')).toBeUndefined();
  });
});
