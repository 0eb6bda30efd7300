import { sameBytes } from '../byte-sequence.ts';
import { isHash } from '../tree/node-hash.ts';
import type { HashFunction } from './hash-function.ts';
import { tryHashChildren, tryHashLeaf } from './node-hashing.ts';
import { isCount, isProof, PathWalk } from './proof-path.ts';

/** Why a proof does not show what it claims. */
export type ProofProblem =
  /** Numbers that are none, hashes that are not 32 bytes, or more of them than any tree has levels. */
  | 'proof_malformed'
  /** The tree is too small for the leaf, or the older tree is larger than the newer one or empty. */
  | 'proof_outside_tree'
  /** More or fewer hashes than a proof for these numbers has. */
  | 'proof_wrong_length'
  /** The hashes do not lead to the root. */
  | 'root_mismatch'
  /** The hash function that was passed in failed or did not return 32 bytes. */
  | 'hash_failed';

export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether a leaf (its data, not its hash) is in a tree, by RFC 9162 §2.1.3.2. Everything may come from anybody; this
 * never throws. Undefined where the proof holds.
 */
export async function verifyInclusion(
  leaf: Uint8Array,
  claim: InclusionClaim,
  sha256: HashFunction,
): Promise<ProofProblem | undefined> {
  const leafHash = leaf instanceof Uint8Array ? await tryHashLeaf(sha256, leaf) : undefined;
  return leafHash === undefined ? 'hash_failed' : verifyLeafHash(leafHash, claim, sha256);
}

/** As `verifyInclusion`, for the hash of a leaf. */
export async function verifyLeafHash(
  leafHash: Uint8Array,
  { index, size, root, proof }: InclusionClaim,
  sha256: HashFunction,
): Promise<ProofProblem | undefined> {
  if (!isHash(leafHash) || !isHash(root) || !isCount(index) || !isCount(size)) return 'proof_malformed';
  if (!isProof(proof)) return 'proof_malformed';
  if (index >= size) return 'proof_outside_tree';
  const walk = new PathWalk(index, size - 1);
  let hash: Uint8Array | undefined = leafHash;
  for (const step of proof) {
    if (walk.atRoot) return 'proof_wrong_length';
    hash =
      walk.step() === 'left' ? await tryHashChildren(sha256, step, hash) : await tryHashChildren(sha256, hash, step);
  }
  if (!walk.atRoot) return 'proof_wrong_length';
  if (hash === undefined) return 'hash_failed';
  return sameBytes(hash, root) ? undefined : 'root_mismatch';
}
