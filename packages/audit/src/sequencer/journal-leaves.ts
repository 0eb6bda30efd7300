import { leafOf } from '../bundle/bundle-entry.ts';
import type { Sha256 } from '../chain.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { LeafSource } from './ports.ts';

/** The part of a journal that is read here. */
export interface JournalEntries {
  read(fromSeq: number): AsyncIterable<JournalEntry>;
}

/**
 * The leaves of a journal: every entry is one, records by the hash of salt and record, states by that of their bytes,
 * so that the index of a leaf is the number of its entry less one (spec/checkpoint.md §2).
 */
export function journalLeaves(journal: JournalEntries, sha256: Sha256): LeafSource {
  return {
    async *from(index) {
      for await (const entry of journal.read(index + 1)) yield leafOf(entry, sha256);
    },
  };
}
