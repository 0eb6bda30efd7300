import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/node/sha256.ts';
import { type CheckTreeOptions, checkTree } from '../../src/sequencer/check-tree.ts';
import { createMemoryTileStore } from '../../src/tree/tile-store.ts';
import { TreeWriter } from '../../src/tree/tree-writer.ts';
import { leafAt, leaves, referenceRoot } from '../tree/reference-tree.ts';

const SIZE = 3000;
let store: ReturnType<typeof createMemoryTileStore>;
let options: CheckTreeOptions;

beforeEach(async () => {
  store = createMemoryTileStore();
  const writer = await TreeWriter.open({ store, sha256 }, 0);
  await writer.append(leaves(0, SIZE + 10));
  await writer.flush();
  options = {
    leaves: sourceOf(leaves(0, SIZE + 20)),
    tiles: store,
    sha256,
    head: { size: SIZE + 10, root: writer.root() },
  };
});

function sourceOf(all: readonly Uint8Array[]): CheckTreeOptions['leaves'] {
  return {
    async *from(index) {
      yield* all.slice(index);
    },
  };
}

function damage(path: string): void {
  store.tiles.get(path)![70]! ^= 1;
}

describe('checking a whole tree', () => {
  it('finds nothing where nothing was changed, and changes nothing', async () => {
    const before = [...store.tiles.keys()];
    expect(await checkTree(options)).toEqual({ ok: true });
    expect([...store.tiles.keys()]).toEqual(before);
    expect(await checkTree({ ...options, head: { size: 0, root: referenceRoot(0, 0) } })).toEqual({ ok: true });
  });

  it.each([0, 300, 2047, SIZE + 9])('names the leaf that was changed: %i', async (index) => {
    const changed = leaves(0, SIZE + 20).with(index, leafAt(9_999_999));
    expect(await checkTree({ ...options, leaves: sourceOf(changed) })).toEqual({
      ok: false,
      reason: 'leaf_changed',
      index,
    });
  });

  it('names what was changed of the tree, each by its own name', async () => {
    damage('tile/entries/003');
    expect(await checkTree(options)).toEqual({ ok: false, reason: 'entries_changed', path: 'tile/entries/003' });
    damage('tile/entries/003');
    damage('tile/1/000.p/11');
    expect(await checkTree(options)).toEqual({ ok: false, reason: 'tile_changed', path: 'tile/1/000.p/11' });
    damage('tile/1/000.p/11');
    damage('tile/0/004');
    expect(await checkTree(options)).toEqual({ ok: false, reason: 'tile_changed', path: 'tile/0/004' });
    store.tiles.delete('tile/0/004');
    expect(await checkTree(options)).toEqual({ ok: false, reason: 'tile_missing', path: 'tile/0/004' });
  });

  it('names leaves that are missing, and a checkpoint that says otherwise', async () => {
    const short = sourceOf(leaves(0, 2500));
    expect(await checkTree({ ...options, leaves: short })).toEqual({
      ok: false,
      reason: 'leaves_missing',
      index: 2500,
    });
    const head = { size: SIZE + 10, root: leafAt(1) };
    expect(await checkTree({ ...options, head })).toEqual({ ok: false, reason: 'root_mismatch' });
  });
});
