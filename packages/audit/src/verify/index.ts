export type { BundleScope } from '../bundle/bundle-line.ts';
export type { BundleProblem } from '../bundle/bundle-problem.ts';
export { type BundleProven, type BundleRefuted, verifyBundle } from '../bundle/verify-bundle.ts';
export type { BundleVerifierOptions, ProvenManifest } from '../bundle/verify-manifest.ts';
export type { ChainHead } from '../chain.ts';
export type { JournalEntry, RecordEntry, StateEntry } from '../journal-entry.ts';
export { type Checkpoint, parseCheckpoint } from '../note/checkpoint.ts';
export type { VerifyEd25519 } from '../note/ed25519.ts';
export type { NoteProblem } from '../note/note.ts';
export type { NoteKey, SignatureType } from '../note/note-key.ts';
export { type PolicyProblem, type PolicyRefused, parsePolicy } from '../note/parse-policy.ts';
export { type Quorum, requireWitnesses, type TrustPolicy } from '../note/trust-policy.ts';
export { formatVerifierKey, parseVerifierKey } from '../note/verifier-key.ts';
export {
  type CheckpointProblem,
  type Cosigner,
  type VerifiedCheckpoint,
  verifyCheckpoint,
} from '../note/verify-checkpoint.ts';
export { type SignatureProblem, type VerifiedNote, type VerifiedSignature, verifyNote } from '../note/verify-note.ts';
export { parseReceipt, type RecordReceipt } from '../receipt/record-receipt.ts';
export { parseTlogProof, type TlogProof } from '../receipt/tlog-proof.ts';
export { type ProvenRecord, type ReceiptProblem, verifyReceipt } from '../receipt/verify-receipt.ts';
export {
  type ProofReceiptProblem,
  type ProvenLeaf,
  type VerifierOptions,
  verifyTlogProof,
} from '../receipt/verify-tlog-proof.ts';
export { entryFromJson, entryToJson } from './entry-json.ts';
export type { LeafProblem } from './entry-leaf.ts';
export type { HashFunction } from './hash-function.ts';
export type { EntryProblem } from './problem.ts';
export type { Refuted, Verification, Verified } from './verification.ts';
export { type TreeHead, verifyConsistency } from './verify-consistency.ts';
export { type VerifyOptions, verifyEntries } from './verify-entries.ts';
export { type InclusionClaim, type ProofProblem, verifyInclusion, verifyLeafHash } from './verify-inclusion.ts';
export { webEd25519, webSha256 } from './web-crypto.ts';
