export { type BundleEntry, bundleEntryOf, leafOf, type WithheldReason } from './bundle/bundle-entry.ts';
export type { BundleScope } from './bundle/bundle-line.ts';
export { type BundleOptions, writeBundle } from './bundle/write-bundle.ts';
export type { ChainHead, Sha256 } from './chain.ts';
export type { AuditErrorCode } from './errors.ts';
export type { JournalEntry, RecordEntry, StateEntry } from './journal-entry.ts';
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './note/checkpoint.ts';
export type { Ed25519Signing, VerifyEd25519 } from './note/ed25519.ts';
export { COSIGNATURE, NOTE_SIGNATURE, type NoteKey, type SignatureType } from './note/note-key.ts';
export { generateSignerKey, type NoteSigner, openSigner, type SignerPorts } from './note/note-signer.ts';
export { cosign, signNote } from './note/sign-note.ts';
export { type Quorum, requireWitnesses, type TrustPolicy } from './note/trust-policy.ts';
export { formatVerifierKey, parseVerifierKey } from './note/verifier-key.ts';
export { receiptToJson } from './receipt/record-receipt.ts';
export { formatTlogProof, type TlogProof } from './receipt/tlog-proof.ts';
export { type Actor, type AuditRecord, actorKinds, type Origin, origins, proves, recordTime } from './record.ts';
export { checkEnvelope } from './record-envelope.ts';
export {
  defineKind,
  type RecordFields,
  type RecordKind,
  type RecordKindOptions,
  type RecordOf,
} from './record-kind.ts';
export type { RecordProblem, RecordProblemCode } from './record-problem.ts';
export { composeKinds, type RecordRegistry } from './record-registry.ts';
export type { RecordSink } from './record-sink.ts';
export type { ClauseEvidence, EvidenceFilter, RecordQuery, RecordStore, StoredRecord } from './record-store.ts';
export { type CheckTreeOptions, checkTree, type TreeCheck, type TreeFinding } from './sequencer/check-tree.ts';
export { type JournalEntries, journalLeaves } from './sequencer/journal-leaves.ts';
export {
  type CheckpointStore,
  createMemoryCheckpointStore,
  type LeafSource,
  type Lease,
  type NextCheckpoint,
  type PublishOutcome,
  soleHolder,
} from './sequencer/ports.ts';
export { type RunOptions, runSequencer } from './sequencer/run-sequencer.ts';
export { createSequencer, type Published, type Sequencer, type SequencerOptions } from './sequencer/sequencer.ts';
export { parseTilePath, type TileId, tilePath } from './tree/tile-path.ts';
export { readEntriesTile, readTile, type TilesOfTree } from './tree/tile-reader.ts';
export { createMemoryTileStore, type TileStore } from './tree/tile-store.ts';
export { TreeView, type TreeViewOptions } from './tree/tree-view.ts';
export { TreeWriter, type TreeWriterOptions } from './tree/tree-writer.ts';
export {
  type Collected,
  type CollectorOptions,
  type CosignatureCollector,
  createCosignatureCollector,
} from './witness/collect-cosignatures.ts';
export {
  createWitness,
  type WatchedLog,
  type Witness,
  type WitnessAnswer,
  type WitnessOptions,
} from './witness/witness.ts';
export {
  type CosignatureRequest,
  type PostText,
  requestCosignature,
  type WitnessEndpoint,
  type WitnessFailure,
} from './witness/witness-client.ts';
export { createMemoryWitnessStore, type WitnessedTree, type WitnessStore } from './witness/witness-store.ts';
