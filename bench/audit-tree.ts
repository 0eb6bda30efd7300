import { createHash } from 'node:crypto';
import {
  type BundleEntry,
  createMemoryTileStore,
  formatCheckpoint,
  generateSignerKey,
  leafOf,
  NOTE_SIGNATURE,
  openSigner,
  requireWitnesses,
  signNote,
  TreeView,
  TreeWriter,
  writeBundle,
} from '@anlan/audit';
import { ed25519Signing, sha256, verifyEd25519 } from '@anlan/audit/node';
import { verifyBundle, verifyInclusion } from '@anlan/audit/verify';
import { type ClauseId, createIdFactory, type RecordId, systemClock, systemRandom } from '@anlan/core';
import type { Bench } from './bench.ts';

const LEAVES = 1_000_000;
const PROOFS = 1000;
const RECORDS = 100_000;

function leaf(index: number): Uint8Array {
  return createHash('sha256').update(String(index)).digest();
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

function row(what: string, value: number, unit: string): string {
  return `| ${what} | ${value.toLocaleString('en', { maximumFractionDigits: 2 })} ${unit} |`;
}

async function benchTree(): Promise<string[]> {
  const rows: string[] = [];
  const store = createMemoryTileStore();
  const writer = await TreeWriter.open({ store, sha256 }, 0);
  const leaves = Array.from({ length: LEAVES }, (_, index) => leaf(index));
  const appending = await seconds(async () => {
    for (let at = 0; at < LEAVES; at += 1024) await writer.append(leaves.slice(at, at + 1024));
    await writer.flush();
  });
  rows.push(row('append, batches of 1024', LEAVES / appending, 'leaves/s'));

  const root = writer.root();
  const indices = Array.from({ length: PROOFS }, (_, n) => (n * 7919 * 131) % LEAVES);
  const proofs: (readonly Uint8Array[])[] = [];
  const proving = await seconds(async () => {
    // A view for each proof: nothing is kept from one to the next, as for one request after another.
    for (const index of indices) proofs.push(await new TreeView({ store, sha256, size: LEAVES }).inclusionProof(index));
  });
  rows.push(row('inclusion proof at 1,000,000 leaves', (proving / PROOFS) * 1000, 'ms'));
  const consistency = await seconds(async () => {
    for (const index of indices) await new TreeView({ store, sha256, size: LEAVES }).consistencyProof(index + 1);
  });
  rows.push(row('consistency proof at 1,000,000 leaves', (consistency / PROOFS) * 1000, 'ms'));
  const verifying = await seconds(async () => {
    for (const [n, index] of indices.entries()) {
      const claim = { index, size: LEAVES, root, proof: proofs[n] ?? [] };
      if (await verifyInclusion(leaf(index), claim, sha256)) throw new TypeError('a proof does not hold');
    }
  });
  rows.push(row('verification of an inclusion proof', PROOFS / verifying, 'proofs/s'));
  return rows;
}

async function benchBundle(): Promise<string[]> {
  const rows: string[] = [];
  const ids = createIdFactory(systemClock, systemRandom);
  const entries = Array.from({ length: RECORDS }, (_, index): BundleEntry & { readonly kind: 'record' } => {
    const salt = systemRandom.fill(new Uint8Array(32));
    salt[0] = 0x80;
    const record = {
      id: ids.next<RecordId>(),
      at: '2026-01-01T00:00:00.000Z',
      kind: 'call.opened',
      actor: { kind: 'key' as const, id: 'key-1' },
      requestId: `req-${index}`,
      clauses: ['asgf@2.0/6.3.6' as ClauseId],
      decision: 'allow',
      effect: 'allow',
      origin: 'live' as const,
      data: { surface: 'chat', model: 'tour', tokens: index % 4096 },
    };
    return { kind: 'record', index, salt, record };
  });
  const store = createMemoryTileStore();
  const writer = await TreeWriter.open({ store, sha256 }, 0);
  await writer.append(
    entries.map(({ record, salt }) => leafOf({ type: 'record', seq: 1, hash: '', record, salt }, sha256)),
  );
  await writer.flush();
  const ports = { sha256, ed25519: ed25519Signing, random: systemRandom };
  const signer = await openSigner(await generateSignerKey('bench.example/log', NOTE_SIGNATURE, ports), ports);
  const head = { origin: signer.key.name, size: writer.size, root: writer.root() };
  const checkpoint = await signNote(formatCheckpoint(head), [signer]);
  const lines: string[] = [];
  const writing = await seconds(async () => {
    const view = new TreeView({ store, sha256, size: RECORDS });
    const scope = { mode: 'range' as const, from: 0, to: RECORDS };
    for await (const line of writeBundle({ view, checkpoint, scope, entries, keys: [], sha256 })) lines.push(line);
  });
  rows.push(row('bundle of 100,000 records, written', RECORDS / writing, 'records/s'));
  const policy = requireWitnesses([signer.key]);
  const verifying = await seconds(async () => {
    const found = await verifyBundle(lines, { sha256, ed25519: verifyEd25519, policy });
    if (!found.ok) throw new TypeError(`the bundle does not verify: ${found.reason}`);
  });
  rows.push(row('bundle of 100,000 records, verified', RECORDS / verifying, 'records/s'));
  return rows;
}

/** The transparency log on one core, all in memory: appending, proving at a million leaves, verifying a bundle. */
export const auditTreeBench: Bench = {
  name: 'audit-tree',
  summary: 'Merkle tree and bundles: append, prove at 1,000,000 leaves, verify 100,000 records',
  options: '',
  run: async () =>
    ['| what | measured |', '| --- | --- |', ...(await benchTree()), ...(await benchBundle())].join('\n'),
};
