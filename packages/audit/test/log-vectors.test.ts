import { readFileSync } from 'node:fs';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@anlan/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../src/bundle/verify-bundle.ts';
import { ed25519Signing, verifyEd25519 } from '../src/node/ed25519.ts';
import { sha256 } from '../src/node/sha256.ts';
import type { NoteKey } from '../src/note/note-key.ts';
import { openSigner } from '../src/note/note-signer.ts';
import { requireWitnesses } from '../src/note/trust-policy.ts';
import { formatVerifierKey, parseVerifierKey } from '../src/note/verifier-key.ts';
import { verifyCheckpoint } from '../src/note/verify-checkpoint.ts';
import { verifyReceipt } from '../src/receipt/verify-receipt.ts';
import { readTile } from '../src/tree/tile-reader.ts';
import { createMemoryTileStore } from '../src/tree/tile-store.ts';
import { TreeView } from '../src/tree/tree-view.ts';
import { TreeWriter } from '../src/tree/tree-writer.ts';
import { verifyConsistency } from '../src/verify/verify-consistency.ts';
import { verifyInclusion } from '../src/verify/verify-inclusion.ts';
import { createWitness, type Witness } from '../src/witness/witness.ts';
import { createMemoryWitnessStore } from '../src/witness/witness-store.ts';

/** Made by spec/vectors/make-log.py, which shares nothing with this package but the specifications. */
function vectors<Content>(name: string): Content {
  const url = new URL(`../../../spec/vectors/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Content;
}

const bytes = (hex: string): Uint8Array => hexToBytes(hex) ?? new Uint8Array(0);
const keys = (texts: readonly string[]): Promise<NoteKey[]> =>
  Promise.all(texts.map(async (text) => (await parseVerifierKey(text, sha256))!));
const named = <Case extends { readonly name: string }>(cases: readonly Case[]): [string, Case][] =>
  cases.map((vector) => [vector.name, vector]);

describe('tree/proofs.json', () => {
  interface Proof {
    readonly name: string;
    readonly proof: readonly string[];
    readonly problem: string | null;
  }
  interface TreeVectors {
    readonly roots: readonly { readonly size: number; readonly root: string }[];
    readonly inclusion: readonly (Proof & { index: number; size: number; leaf: string; root: string })[];
    readonly consistency: readonly (Proof & { size1: number; size2: number; root1: string; root2: string })[];
    readonly tiles: { readonly size: number; readonly some: readonly { path: string; bytes: string }[] };
  }
  const tree = vectors<TreeVectors>('tree/proofs.json');
  const store = createMemoryTileStore();

  beforeAll(async () => {
    const writer = await TreeWriter.open({ store, sha256 }, 0);
    for (const { size } of tree.roots) {
      const leaves = Array.from({ length: size - writer.size }, (_, n) =>
        sha256(utf8ToBytes(`leaf ${writer.size + n}`)),
      );
      await writer.append(leaves);
      await writer.flush();
    }
  });

  it.each(tree.roots)('the root at $size', async ({ size, root }) => {
    expect(bytesToHex(await new TreeView({ store, sha256, size }).root())).toBe(root);
  });

  it.each(tree.tiles.some)('$path', async ({ path, bytes: expected }) => {
    const tile = await readTile({ store, size: tree.tiles.size }, path);
    expect(tile && bytesToHex(tile)).toBe(expected);
  });

  it.each(named(tree.inclusion))('inclusion: %s', async (_, { index, size, leaf, root, proof, problem }) => {
    const claim = { index, size, root: bytes(root), proof: proof.map(bytes) };
    expect((await verifyInclusion(bytes(leaf), claim, sha256)) ?? null).toBe(problem);
    if (problem !== null || !tree.roots.some((known) => known.size === size)) return;
    const made = await new TreeView({ store, sha256, size }).inclusionProof(index);
    expect(made.map(bytesToHex)).toEqual(proof);
  });

  it.each(named(tree.consistency))('consistency: %s', async (_, { size1, size2, root1, root2, proof, problem }) => {
    const [older, newer] = [
      { size: size1, root: bytes(root1) },
      { size: size2, root: bytes(root2) },
    ];
    expect((await verifyConsistency(older, newer, proof.map(bytes), sha256)) ?? null).toBe(problem);
  });
});

describe('note/checkpoints.json', () => {
  interface NoteVectors {
    readonly signers: readonly string[];
    readonly verifiers: readonly string[];
    readonly logs: readonly string[];
    readonly witnesses: readonly string[];
    readonly cases: readonly { name: string; note: string; required: number; problem: string | null }[];
  }
  const file = vectors<NoteVectors>('note/checkpoints.json');

  it('has verifier keys that belong to its signer keys', async () => {
    const signers = await Promise.all(file.signers.map((key) => openSigner(key, { sha256, ed25519: ed25519Signing })));
    expect(signers.map(({ key }) => formatVerifierKey(key))).toEqual(file.verifiers);
  });

  it.each(named(file.cases))('%s', async (_, { note, required, problem }) => {
    const policy = requireWitnesses(await keys(file.logs), await keys(file.witnesses), required);
    const found = await verifyCheckpoint(note, policy, verifyEd25519);
    expect(found.ok ? null : found.error).toBe(problem);
  });
});

describe('receipt/receipts.json', () => {
  interface ReceiptVectors {
    readonly logs: readonly string[];
    readonly index: number;
    readonly size: number;
    readonly cases: readonly { name: string; text: string; problem: string | null }[];
  }
  const file = vectors<ReceiptVectors>('receipt/receipts.json');

  it.each(named(file.cases))('%s', async (_, { text, problem }) => {
    const policy = requireWitnesses(await keys(file.logs));
    const found = await verifyReceipt(text, { sha256, ed25519: verifyEd25519, policy });
    expect(found.ok ? null : found.error).toBe(problem);
    if (found.ok) expect([found.value.index, found.value.checkpoint.size]).toEqual([file.index, file.size]);
  });
});

describe('bundle/bundles.json', () => {
  interface BundleVector {
    readonly name: string;
    readonly lines: readonly string[];
    readonly known?: readonly { readonly size: number; readonly root: string }[];
    readonly result: { records: number; withheld: number; earlier: number } | { reason: string; line: number };
  }
  const file = vectors<{ logs: readonly string[]; cases: readonly BundleVector[] }>('bundle/bundles.json');

  it('holds at least twenty kinds of tampering', () => {
    const reasons = new Set(file.cases.flatMap(({ result }) => ('reason' in result ? [result.reason] : [])));
    expect(reasons.size).toBeGreaterThanOrEqual(20);
  });

  it.each(named(file.cases))('%s', async (_, { lines, known = [], result }) => {
    const found = await verifyBundle(lines, {
      sha256,
      ed25519: verifyEd25519,
      policy: requireWitnesses(await keys(file.logs)),
      known: known.map(({ size, root }) => ({ size, root: bytes(root) })),
    });
    if (found.ok) expect({ ...found, earlier: found.earlier.length }).toMatchObject(result);
    else expect(found).toEqual({ ok: false, ...result });
  });
});

describe('witness/exchange.json', () => {
  interface Exchange {
    readonly signer: string;
    readonly origin: string;
    readonly logs: readonly string[];
    readonly steps: readonly {
      name: string;
      time?: number;
      body: string;
      status: number;
      contentType: string;
      answer: string;
    }[];
  }
  const { signer, origin, logs, steps } = vectors<Exchange>('witness/exchange.json');
  let witness: Witness;
  let now = 0;

  beforeAll(async () => {
    witness = createWitness({
      store: createMemoryWitnessStore(),
      signer: await openSigner(signer, { sha256, ed25519: ed25519Signing }),
      trustedLogs: [{ origin, keys: await keys(logs) }],
      clock: { now: () => now * 1000 },
      sha256,
      ed25519: verifyEd25519,
    });
  });

  it.each(named(steps))('%s', async (_, { time, body, status, contentType, answer }) => {
    now = time ?? now;
    expect(await witness.addCheckpoint(body)).toEqual({ status, contentType, body: answer });
  });
});
