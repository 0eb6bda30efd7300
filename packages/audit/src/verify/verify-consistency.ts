import { sameBytes } from '../byte-sequence.ts';
import { isHash } from '../tree/node-hash.ts';
import type { HashFunction } from './hash-function.ts';
import { tryHashChildren } from './node-hashing.ts';
import { isCount, isProof, PathWalk } from './proof-path.ts';
import type { ProofProblem } from './verify-inclusion.ts';

/** A tree, as a checkpoint names it. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * Whether one tree goes on from another, by RFC 9162 §2.1.4.2. Everything may come from anybody; this never throws.
 * Undefined where the proof holds. A proof from the empty tree says nothing and is refused: callers who know that the
 * older tree is empty need none.
 */
export async function verifyConsistency(
  older: TreeHead,
  newer: TreeHead,
  proof: readonly Uint8Array[],
  sha256: HashFunction,
): Promise<ProofProblem | undefined> {
  if (!isHead(older) || !isHead(newer) || !isProof(proof)) return 'proof_malformed';
  if (older.size === 0 || older.size > newer.size) return 'proof_outside_tree';
  if (older.size === newer.size) return sameTree(older, newer, proof);
  if (!isHash(older.root) || !isHash(newer.root)) return 'proof_malformed';
  return walkUp(older, newer, proof, sha256);
}

function isHead(head: TreeHead): boolean {
  return isCount(head.size) && head.root instanceof Uint8Array;
}

function sameTree(older: TreeHead, newer: TreeHead, proof: readonly Uint8Array[]): ProofProblem | undefined {
  if (proof.length > 0) return 'proof_wrong_length';
  return sameBytes(older.root, newer.root) ? undefined : 'root_mismatch';
}

async function walkUp(
  older: TreeHead,
  newer: TreeHead,
  proof: readonly Uint8Array[],
  sha256: HashFunction,
): Promise<ProofProblem | undefined> {
  const walk = new PathWalk(older.size - 1, newer.size - 1);
  walk.skipRightEdge();
  // Where the older tree is one complete subtree, its root is where the walk begins and is left out of the proof.
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  if (first === undefined) return 'proof_wrong_length';
  let olderHash: Uint8Array | undefined = first;
  let newerHash: Uint8Array | undefined = first;
  for (const step of rest) {
    if (walk.atRoot) return 'proof_wrong_length';
    const left = walk.step() === 'left';
    if (left) olderHash = await tryHashChildren(sha256, step, olderHash);
    newerHash = left ? await tryHashChildren(sha256, step, newerHash) : await tryHashChildren(sha256, newerHash, step);
  }
  if (!walk.atRoot) return 'proof_wrong_length';
  if (olderHash === undefined || newerHash === undefined) return 'hash_failed';
  return sameBytes(olderHash, older.root) && sameBytes(newerHash, newer.root) ? undefined : 'root_mismatch';
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size)) && 2 ** Math.log2(size) === size;
}
