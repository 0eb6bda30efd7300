import type { Sha256 } from '../chain.ts';
import { auditError } from '../errors.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { AuditRecord } from '../record.ts';
import { leafInput } from '../verify/entry-leaf.ts';

export const withheldReasons = ['state', 'erased', 'restricted'] as const;

/** Why an entry is shown by its leaf alone. The exporter's word, which nothing proves. */
export type WithheldReason = (typeof withheldReasons)[number];

/** What a bundle holds of one entry of the log. */
export type BundleEntry =
  | { readonly kind: 'record'; readonly index: number; readonly record: AuditRecord; readonly salt: Uint8Array }
  | {
      readonly kind: 'withheld';
      readonly index: number;
      /** Leaf data, 32 bytes. */
      readonly leaf: Uint8Array;
      readonly reason: WithheldReason;
    };

/** The entry of a journal as a bundle holds it: states are the server's own and are shown by their leaves. */
export function bundleEntryOf(entry: JournalEntry, sha256: Sha256): BundleEntry {
  const index = entry.seq - 1;
  switch (entry.type) {
    case 'record':
      return { kind: 'record', index, record: entry.record, salt: entry.salt };
    case 'state':
      return { kind: 'withheld', index, leaf: leafOf(entry, sha256), reason: 'state' };
  }
}

/** The leaf data of a journal entry, made from its content. Throws `record_invalid` where that has none. */
export function leafOf(entry: JournalEntry, sha256: Sha256): Uint8Array {
  const made = leafInput({ ...entry });
  if (!made.ok)
    throw auditError('record_invalid', `entry ${entry.seq} has no leaf`, { details: { reason: made.reason } });
  return sha256(made.input);
}
