import { bytesToHex } from '@anlan/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/node/sha256.ts';
import { createMemoryTileStore } from '../../src/tree/tile-store.ts';
import { TreeView } from '../../src/tree/tree-view.ts';
import { TreeWriter } from '../../src/tree/tree-writer.ts';
import { verifyConsistency } from '../../src/verify/verify-consistency.ts';
import { type ProofProblem, verifyInclusion } from '../../src/verify/verify-inclusion.ts';
import { leafAt, leaves, referencePath, referenceProof, referenceRoot } from './reference-tree.ts';

/** Every leaf and prefix of small trees and of those around 256 and 512; every 23rd of the others. */
function stepAt(size: number): number {
  return size <= 80 || Math.abs(((size + 1) % 256) - 1) < 2 ? 1 : 23;
}

const hex = (hashes: readonly Uint8Array[]): string[] => hashes.map(bytesToHex);

describe('every tree of 0 to 600 leaves, grown one leaf at a time', () => {
  const store = createMemoryTileStore();
  const view = (size: number): TreeView => new TreeView({ store, sha256, size });

  beforeAll(async () => {
    const writer = await TreeWriter.open({ store, sha256 }, 0);
    await writer.flush();
    for (let size = 1; size <= 600; size++) {
      await writer.append([leafAt(size - 1)]);
      await writer.flush();
    }
  });

  it('has the root of the definition, which is also that of its tiles', async () => {
    for (let size = 0; size <= 600; size++) {
      expect(bytesToHex(await view(size).root())).toBe(bytesToHex(referenceRoot(0, size)));
    }
  });

  it('includes every leaf, by the proof of the definition', async () => {
    const found = new Set<ProofProblem | undefined>();
    for (let size = 1; size <= 600; size++) {
      const tree = view(size);
      const root = referenceRoot(0, size);
      for (let index = 0; index < size; index += stepAt(size)) {
        const proof = await tree.inclusionProof(index);
        if (index % 11 === 0) expect(hex(proof)).toEqual(hex(referencePath(index, 0, size)));
        found.add(await verifyInclusion(leafAt(index), { index, size, root, proof }, sha256));
      }
    }
    expect([...found]).toEqual([undefined]);
  });

  it('goes on from every prefix, by the proof of the definition', async () => {
    const found = new Set<ProofProblem | undefined>();
    for (let size = 1; size <= 600; size++) {
      const tree = view(size);
      const newer = { size, root: referenceRoot(0, size) };
      for (let older = 1; older <= size; older += stepAt(size)) {
        const proof = await tree.consistencyProof(older);
        if (older % 11 === 0) expect(hex(proof)).toEqual(hex(referenceProof(older, 0, size)));
        const head = { size: older, root: referenceRoot(0, older) };
        found.add(await verifyConsistency(head, newer, proof, sha256));
      }
    }
    expect([...found]).toEqual([undefined]);
  });
});

describe('trees around powers of two and of 256', () => {
  const store = createMemoryTileStore();
  const largest = 65_536 + 300;
  const sizes = [
    1023,
    1024,
    1025,
    4095,
    4096,
    4097,
    32_767,
    32_768,
    32_769,
    65_535,
    65_536,
    65_537,
    65_791,
    65_793,
    largest,
  ];

  beforeAll(async () => {
    const writer = await TreeWriter.open({ store, sha256 }, 0);
    for (const size of sizes) {
      await writer.append(leaves(writer.size, size));
      await writer.flush();
    }
  });

  it.each(sizes)('of %i leaves prove their edges and their prefixes', async (size) => {
    const tree = new TreeView({ store, sha256, size });
    const root = referenceRoot(0, size);
    expect(bytesToHex(await tree.root())).toBe(bytesToHex(root));
    for (const index of [0, 1, 255, 256, 511, size - 257, size - 256, size - 2, size - 1].filter((i) => i >= 0)) {
      const proof = await tree.inclusionProof(index);
      expect(await verifyInclusion(leafAt(index), { index, size, root, proof }, sha256)).toBeUndefined();
    }
    for (const older of [1, 2, 255, 256, 257, 1023, size - 1, size, ...sizes].filter((n) => n <= size)) {
      const proof = await tree.consistencyProof(older);
      const head = { size: older, root: referenceRoot(0, older) };
      expect(await verifyConsistency(head, { size, root }, proof, sha256)).toBeUndefined();
    }
  });

  it('takes no more than two tiles of each level to prove a leaf', async () => {
    let reads = 0;
    const counting = {
      ...store,
      get: (path: string) => {
        reads += 1;
        return store.get(path);
      },
    };
    await new TreeView({ store: counting, sha256, size: largest }).inclusionProof(12_345);
    expect(reads).toBeLessThanOrEqual(6);
  });
});
