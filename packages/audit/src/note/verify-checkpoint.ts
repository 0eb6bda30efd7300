import { err, ok, type Result } from '@anlan/core';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import type { VerifyEd25519 } from './ed25519.ts';
import { parseNote } from './note.ts';
import { isQuorum, type TrustPolicy, witnessesOf } from './trust-policy.ts';
import { type SignatureProblem, type VerifiedSignature, verifySignatures } from './verify-note.ts';

export type CheckpointProblem =
  | SignatureProblem
  /** The signed text is no checkpoint. */
  | 'checkpoint_malformed'
  /** No trusted key belongs to the log that the checkpoint names. */
  | 'log_unknown'
  /** Fewer witnesses cosigned than the policy asks for. */
  | 'witnesses_missing';

export interface Cosigner {
  readonly name: string;
  /** Seconds since 1970, by the witness's clock. */
  readonly time: number;
}

/** A checkpoint that a trusted log signed, with the trusted witnesses who saw it. */
export interface VerifiedCheckpoint extends Checkpoint {
  readonly witnesses: readonly Cosigner[];
}

/** Checks a checkpoint of anybody's against a verifier's policy (c2sp.org/tlog-policy). Never throws. */
export async function verifyCheckpoint(
  note: string,
  policy: TrustPolicy,
  ed25519: VerifyEd25519,
): Promise<Result<VerifiedCheckpoint, CheckpointProblem>> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const checkpoint = parseCheckpoint(parsed.value.text);
  if (checkpoint === undefined) return err('checkpoint_malformed');
  const logs = policy.logs.filter(({ name }) => name === checkpoint.origin);
  if (logs.length === 0) return err('log_unknown');
  const trusted = [...logs, ...witnessesOf(policy.quorum)];
  const signatures = await verifySignatures(parsed.value, trusted, ed25519);
  return signatures.ok ? judge(checkpoint, signatures.value, policy) : signatures;
}

function judge(
  checkpoint: Checkpoint,
  signatures: readonly VerifiedSignature[],
  { logs, quorum }: TrustPolicy,
): Result<VerifiedCheckpoint, CheckpointProblem> {
  if (!signatures.some(({ key }) => logs.includes(key))) return err('signature_missing');
  const named = witnessesOf(quorum);
  const cosigned = signatures.filter(({ key }) => named.includes(key));
  if (
    !isQuorum(
      quorum,
      cosigned.map(({ key }) => key),
    )
  )
    return err('witnesses_missing');
  const witnesses = cosigned.map(({ key, time = 0 }) => ({ name: key.name, time }));
  return ok({ ...checkpoint, witnesses });
}
