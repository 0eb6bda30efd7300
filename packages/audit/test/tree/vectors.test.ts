import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/node/sha256.ts';
import { verifyConsistency } from '../../src/verify/verify-consistency.ts';
import { verifyLeafHash } from '../../src/verify/verify-inclusion.ts';

/** Proofs of RFC 6962 and 9162, valid and corrupted, of transparency-dev/merkle (Apache-2.0); not kept here. */
const directory = join(import.meta.dirname, '../../../../../shared/data/merkle-vectors');
const present = existsSync(directory);
if (!present) console.warn(`skipped: the vectors of transparency-dev/merkle are not at ${directory}`);

interface Vector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly leafHash: string;
  readonly root: string;
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

function vectorsIn(kind: string): [string, Vector][] {
  if (!present) return [];
  const names = readdirSync(join(directory, kind), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return files.map((name) => [name, JSON.parse(readFileSync(join(directory, kind, name), 'utf8'))]);
}

const bytes = (base64: string | null): Uint8Array => new Uint8Array(Buffer.from(base64 ?? '', 'base64'));

describe.skipIf(!present)('the proofs of transparency-dev/merkle', () => {
  it('are all there', () => {
    expect(vectorsIn('inclusion').length + vectorsIn('consistency').length).toBe(196);
  });

  it.each(vectorsIn('inclusion'))('inclusion: %s', async (_, vector) => {
    const proof = (vector.proof ?? []).map(bytes);
    const claim = { index: vector.leafIdx, size: vector.treeSize, root: bytes(vector.root), proof };
    expect((await verifyLeafHash(bytes(vector.leafHash), claim, sha256)) !== undefined).toBe(vector.wantErr);
  });

  it.each(vectorsIn('consistency'))('consistency: %s', async (_, vector) => {
    const older = { size: vector.size1, root: bytes(vector.root1) };
    const newer = { size: vector.size2, root: bytes(vector.root2) };
    const proof = (vector.proof ?? []).map(bytes);
    expect((await verifyConsistency(older, newer, proof, sha256)) !== undefined).toBe(vector.wantErr);
  });
});
