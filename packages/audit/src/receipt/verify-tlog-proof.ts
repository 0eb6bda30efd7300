import { err, ok, type Result } from '@anlan/core';
import type { VerifyEd25519 } from '../note/ed25519.ts';
import type { TrustPolicy } from '../note/trust-policy.ts';
import { type CheckpointProblem, type VerifiedCheckpoint, verifyCheckpoint } from '../note/verify-checkpoint.ts';
import type { HashFunction } from '../verify/hash-function.ts';
import { type ProofProblem, verifyInclusion } from '../verify/verify-inclusion.ts';
import { parseTlogProof } from './tlog-proof.ts';

/** What a verifier brings along: functions and whom it trusts. */
export interface VerifierOptions {
  readonly sha256: HashFunction;
  readonly ed25519: VerifyEd25519;
  readonly policy: TrustPolicy;
}

export type ProofReceiptProblem = 'receipt_malformed' | CheckpointProblem | ProofProblem;

export interface ProvenLeaf {
  readonly index: number;
  readonly checkpoint: VerifiedCheckpoint;
}

/**
 * Whether a proof of anybody's shows that these 32 bytes are a leaf of a log that the policy trusts. Never throws. The
 * `extra` data of the proof is left alone.
 */
export async function verifyTlogProof(
  text: string,
  leaf: Uint8Array,
  { sha256, ed25519, policy }: VerifierOptions,
): Promise<Result<ProvenLeaf, ProofReceiptProblem>> {
  const parsed = parseTlogProof(text);
  if (!parsed.ok) return parsed;
  const checkpoint = await verifyCheckpoint(parsed.value.checkpoint, policy, ed25519);
  if (!checkpoint.ok) return checkpoint;
  const { size, root } = checkpoint.value;
  const { index, proof } = parsed.value;
  const problem = await verifyInclusion(leaf, { index, size, root, proof }, sha256);
  return problem === undefined ? ok({ index, checkpoint: checkpoint.value }) : err(problem);
}
