export type { ChainHead, Sha256 } from './chain.ts';
export type { AuditErrorCode } from './errors.ts';
export type { JournalEntry, RecordEntry, StateEntry } from './journal-entry.ts';
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
