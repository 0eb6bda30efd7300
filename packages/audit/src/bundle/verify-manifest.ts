import { bytesToHex, err, ok, type Result } from '@anlan/core';
import type { VerifyEd25519 } from '../note/ed25519.ts';
import { NOTE_SIGNATURE } from '../note/note-key.ts';
import { requireWitnesses, type TrustPolicy } from '../note/trust-policy.ts';
import { parseVerifierKey } from '../note/verifier-key.ts';
import { type VerifiedCheckpoint, verifyCheckpoint } from '../note/verify-checkpoint.ts';
import type { HashFunction } from '../verify/hash-function.ts';
import { type TreeHead, verifyConsistency } from '../verify/verify-consistency.ts';
import { BUNDLE_FORMAT, type BundleScope, type EarlierLine, hashOfText, type ManifestLine } from './bundle-line.ts';
import type { BundleProblem } from './bundle-problem.ts';

export interface BundleVerifierOptions {
  readonly sha256: HashFunction;
  readonly ed25519: VerifyEd25519;
  /**
   * Whom the caller trusts. `named_keys` takes the keys that the bundle itself names: that shows a bundle to be whole
   * and signed by those keys, and the caller must compare them with keys from elsewhere.
   */
  readonly policy: TrustPolicy | 'named_keys';
  /** Trees that the caller knows the log to have signed. Each must be in the bundle. */
  readonly known?: readonly TreeHead[];
}

export interface ProvenManifest {
  readonly checkpoint: VerifiedCheckpoint;
  readonly scope: BundleScope;
  /** Older checkpoints of the same log, all proved to be prefixes. */
  readonly earlier: readonly VerifiedCheckpoint[];
}

/** Checks everything that the first line says: version, signatures, scope, older and known checkpoints. */
export async function verifyManifest(
  manifest: ManifestLine,
  options: BundleVerifierOptions,
): Promise<Result<ProvenManifest, BundleProblem>> {
  const { scope } = manifest;
  if (manifest.format !== BUNDLE_FORMAT) return err('version_unknown');
  const policy = options.policy === 'named_keys' ? await namedPolicy(manifest, options) : options.policy;
  if (policy === undefined) return err('keys_missing');
  const checkpoint = await verifyCheckpoint(manifest.checkpoint, policy, options.ed25519);
  if (!checkpoint.ok) return checkpoint;
  const isOutside = scope.mode === 'range' && (scope.from > scope.to || scope.to > checkpoint.value.size);
  if (isOutside) return err('scope_outside_tree');
  const earlier = await verifyEarlier(manifest.earlier, checkpoint.value, { ...options, policy });
  if (!earlier.ok) return earlier;
  const proven = { checkpoint: checkpoint.value, scope, earlier: earlier.value };
  const problem = checkKnown(options.known ?? [], [checkpoint.value, ...earlier.value]);
  return problem === undefined ? ok(proven) : err(problem);
}

async function namedPolicy(
  { keys }: ManifestLine,
  { sha256 }: BundleVerifierOptions,
): Promise<TrustPolicy | undefined> {
  const parsed = await Promise.all(keys.map((key) => parseVerifierKey(key, sha256)));
  const logs = parsed.filter((key) => key !== undefined).filter(({ type }) => type === NOTE_SIGNATURE);
  return logs.length > 0 && logs.length === new Set(logs.map(({ id }) => id)).size ? requireWitnesses(logs) : undefined;
}

async function verifyEarlier(
  lines: readonly EarlierLine[],
  newer: VerifiedCheckpoint,
  { sha256, ed25519, policy }: BundleVerifierOptions & { readonly policy: TrustPolicy },
): Promise<Result<readonly VerifiedCheckpoint[], BundleProblem>> {
  const verified: VerifiedCheckpoint[] = [];
  // An older checkpoint shows a history; that it was witnessed is not needed for that.
  const signedByLog: TrustPolicy = { logs: policy.logs, quorum: { kind: 'none' } };
  for (const { checkpoint, proof } of lines) {
    const older = await verifyCheckpoint(checkpoint, signedByLog, ed25519);
    if (!older.ok || older.value.origin !== newer.origin) return err('earlier_invalid');
    const problem = await verifyConsistency(older.value, newer, proof.map(hashOfText), sha256);
    if (problem === 'hash_failed') return err('hash_failed');
    if (problem !== undefined) return err('earlier_inconsistent');
    verified.push(older.value);
  }
  return ok(verified);
}

function checkKnown(known: readonly TreeHead[], shown: readonly TreeHead[]): BundleProblem | undefined {
  for (const { size, root } of known) {
    const same = shown.filter((head) => head.size === size);
    if (same.length === 0) return 'known_missing';
    if (same.some((head) => bytesToHex(head.root) !== bytesToHex(root))) return 'known_mismatch';
  }
  return undefined;
}
