/**
 * Why a run of entries is not what it claims to be: what was observed, not who did it. An exchange of two entries, for
 * one, is first seen as a gap.
 */
export type EntryProblem =
  /** Not an entry at all: unknown type, no number, no hash, bytes that are not bytes. */
  | 'entry_malformed'
  /** The salt is not 32 bytes of which the first is 0x80 or above. */
  | 'salt_malformed'
  /** The record has no canonical JSON, or not the shape of spec/record.md. */
  | 'record_malformed'
  /** A later entry stands where the next one should. */
  | 'seq_gap'
  /** The same number as the entry before. */
  | 'seq_repeated'
  /** A number that has been passed already. */
  | 'seq_backwards'
  /** The content does not give the hash that the entry carries. */
  | 'hash_mismatch'
  /** The entry that the expected head names has another hash: another log, or a rewritten one. */
  | 'head_mismatch'
  /** The head to begin after or to reach is not a head, or the one to reach lies before the one to begin after. */
  | 'head_malformed'
  /** The entries end before the expected head. */
  | 'truncated'
  /** Asking for the next entry failed. */
  | 'entries_unreadable'
  /** The hash function that was passed in failed or did not return 32 bytes. */
  | 'hash_failed';

/** What it is when the number of an entry is not the one that is due. */
export function misplaced(found: number, due: number): 'seq_gap' | 'seq_repeated' | 'seq_backwards' {
  if (found > due) return 'seq_gap';
  return found === due - 1 ? 'seq_repeated' : 'seq_backwards';
}
