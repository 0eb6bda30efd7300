export type { ChainHead } from '../chain.ts';
export type { JournalEntry, RecordEntry, StateEntry } from '../journal-entry.ts';
export { entryFromJson, entryToJson } from './entry-json.ts';
export type { HashFunction } from './hash-function.ts';
export type { EntryProblem } from './problem.ts';
export type { Refuted, Verification, Verified } from './verification.ts';
export { type VerifyOptions, verifyEntries } from './verify-entries.ts';
