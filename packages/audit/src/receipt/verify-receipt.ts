import { err, ok, type Result } from '@anlan/core';
import type { AuditRecord } from '../record.ts';
import { type LeafProblem, leafInput } from '../verify/entry-leaf.ts';
import { tryHash } from '../verify/hash-function.ts';
import { parseReceipt } from './record-receipt.ts';
import {
  type ProofReceiptProblem,
  type ProvenLeaf,
  type VerifierOptions,
  verifyTlogProof,
} from './verify-tlog-proof.ts';

export type ReceiptProblem = ProofReceiptProblem | LeafProblem;

/** A record that is proved to be in a log. What it says is the log's claim; that it was not changed since is proved. */
export interface ProvenRecord extends ProvenLeaf {
  readonly record: AuditRecord;
}

/**
 * Whether a receipt of anybody's proves its record: the record and the salt are hashed anew to the leaf, the leaf with
 * the proof to the root, and the root is held against a checkpoint that the policy trusts. Never throws.
 */
export async function verifyReceipt(
  text: string,
  options: VerifierOptions,
): Promise<Result<ProvenRecord, ReceiptProblem>> {
  const receipt = parseReceipt(text);
  if (!receipt.ok) return receipt;
  const { record, salt, proof } = receipt.value;
  const made = leafInput({ type: 'record', record, salt });
  if (!made.ok) return err(made.reason);
  const leaf = await tryHash(options.sha256, made.input);
  if (leaf === undefined) return err('hash_failed');
  const proven = await verifyTlogProof(proof, leaf, options);
  return proven.ok ? ok({ record, ...proven.value }) : proven;
}
