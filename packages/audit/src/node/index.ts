export type { Journal, JournalFailure, JournalStatus } from './journal.ts';
