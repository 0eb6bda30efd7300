import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/node/sha256.ts';
import { CompactRange } from '../../src/tree/compact-range.ts';
import { hashLeaf } from '../../src/tree/node-hash.ts';
import { coverRange } from '../../src/tree/subtree.ts';
import { createMemoryTileStore } from '../../src/tree/tile-store.ts';
import { TreeView } from '../../src/tree/tree-view.ts';
import { TreeWriter } from '../../src/tree/tree-writer.ts';
import { RangeHasher } from '../../src/verify/range-hasher.ts';
import { verifyConsistency } from '../../src/verify/verify-consistency.ts';
import { verifyInclusion } from '../../src/verify/verify-inclusion.ts';
import { leafAt, leaves, referenceRoot } from './reference-tree.ts';

const SIZE = 1000;
const store = createMemoryTileStore();
const tree = new TreeView({ store, sha256, size: SIZE });

beforeAll(async () => {
  const writer = await TreeWriter.open({ store, sha256 }, 0);
  await writer.append(leaves(0, SIZE));
  await writer.flush();
});

/** A proof that differs from the given one. */
function mutated(proof: readonly Uint8Array[]): fc.Arbitrary<readonly Uint8Array[]> {
  const place = fc.nat(Math.max(proof.length - 1, 0));
  return fc.oneof(
    fc.tuple(place, fc.nat(255)).map(([at, bit]) => proof.map((hash, n) => (n === at ? flipBit(hash, bit) : hash))),
    place.map((at) => proof.filter((_, n) => n !== at)),
    fc.tuple(place, fc.uint8Array({ minLength: 32, maxLength: 32 })).map(([at, hash]) => proof.toSpliced(at, 0, hash)),
    fc.tuple(place, place).map(([a, b]) => proof.with(a, proof[b]!).with(b, proof[a]!)),
    fc.tuple(place, fc.uint8Array({ maxLength: 40 })).map(([at, hash]) => proof.with(at, hash)),
  );
}

function flipBit(hash: Uint8Array, bit: number): Uint8Array {
  return hash.with(bit >> 3, hash[bit >> 3]! ^ (1 << (bit & 7)));
}

const same = (one: readonly Uint8Array[], other: readonly Uint8Array[]): boolean =>
  one.length === other.length && one.every((hash, n) => Buffer.compare(hash, other[n]!) === 0);

describe('a changed proof', () => {
  it('of inclusion never holds', async () => {
    const root = await tree.root();
    await fc.assert(
      fc.asyncProperty(fc.nat(SIZE - 1), fc.gen(), async (index, gen) => {
        const proof = await tree.inclusionProof(index);
        const changed = gen(() => mutated(proof));
        fc.pre(!same(proof, changed));
        const claim = { index, size: SIZE, root, proof: changed };
        expect(await verifyInclusion(leafAt(index), claim, sha256)).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  it('of consistency never holds', async () => {
    const newer = { size: SIZE, root: await tree.root() };
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: SIZE - 1 }), fc.gen(), async (size, gen) => {
        const proof = await tree.consistencyProof(size);
        const changed = gen(() => mutated(proof));
        fc.pre(!same(proof, changed));
        const older = { size, root: referenceRoot(0, size) };
        expect(await verifyConsistency(older, newer, changed, sha256)).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  it('and whatever else is claimed is answered, never thrown at', async () => {
    const number = fc.oneof(fc.nat(20), fc.double(), fc.maxSafeInteger());
    const hash = fc.uint8Array({ minLength: 30, maxLength: 33 });
    const proofs = fc.array(hash, { maxLength: 70 });
    await fc.assert(
      fc.asyncProperty(number, number, hash, proofs, async (index, size, root, proof) => {
        expect(await verifyInclusion(root, { index, size, root, proof }, sha256)).toBeDefined();
        const same = index === size && Number.isSafeInteger(size) && size > 0 && proof.length === 0;
        const found = await verifyConsistency({ size: index, root }, { size, root }, proof, sha256);
        expect(found === undefined).toBe(same);
      }),
    );
  });
});

describe('appending', () => {
  it('gives one tree, whatever the batches and restarts are', async () => {
    const batches = fc.array(fc.tuple(fc.nat(400), fc.boolean(), fc.boolean()), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(batches, async (steps) => {
        const tiles = createMemoryTileStore();
        let writer = await TreeWriter.open({ store: tiles, sha256 }, 0);
        for (const [count, flush, restart] of steps) {
          await writer.append(leaves(writer.size, writer.size + count));
          if (flush || restart) await writer.flush();
          if (restart) writer = await TreeWriter.open({ store: tiles, sha256 }, writer.size);
        }
        await writer.flush();
        const { size } = writer;
        const roots = [
          writer.root(),
          await new TreeView({ store: tiles, sha256, size }).root(),
          referenceRoot(0, size),
        ];
        expect(new Set(roots.map((root) => Buffer.from(root).toString('hex'))).size).toBe(1);
      }),
      { numRuns: 40 },
    );
  });

  it('of whole subtrees gives the same root as of their leaves', async () => {
    const cuts = fc.uniqueArray(fc.nat(SIZE), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(cuts, async (chosen) => {
        const places = [0, ...chosen.toSorted((a, b) => a - b), SIZE];
        const range = new CompactRange(sha256);
        const hasher = new RangeHasher(sha256);
        for (const [n, from] of places.slice(0, -1).entries()) {
          for (const { height, index } of coverRange(from, places[n + 1]!)) {
            const width = 2 ** height;
            const hash =
              width === 1 ? hashLeaf(sha256, leafAt(index)) : referenceRoot(index * width, (index + 1) * width);
            range.append(height, hash);
            await hasher.append(height, hash);
          }
        }
        const expected = Buffer.from(referenceRoot(0, SIZE)).toString('hex');
        expect(Buffer.from(range.root()).toString('hex')).toBe(expected);
        expect(Buffer.from((await hasher.root())!).toString('hex')).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });
});
