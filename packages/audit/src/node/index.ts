export { ed25519Signing, verifyEd25519 } from './ed25519.ts';
export type { CheckScope } from './inspection.ts';
export type { Journal, JournalFailure, JournalStatus } from './journal.ts';
export type { JournalLimits } from './limits.ts';
export { type JournalOptions, type OpenedJournal, type OpenJournalOptions, openJournal } from './open-journal.ts';
export type { OpenReport, TornEnd } from './opening.ts';
export type { FileProblem, JournalProblem } from './problem.ts';
export { sha256 } from './sha256.ts';
export { type VerifyFilesOptions, verifyJournalFiles } from './verify-files.ts';
