import type { JournalEntry } from '@anlan/audit';
import type { Journal } from '@anlan/audit/node';
import type { EntityChange } from '../storage/entity-store.ts';
import type { Durable } from '../storage/journal-copy.ts';
import type { StateCipher } from './state-cipher.ts';

/** Entries that are carried over in one transaction. */
export const BATCH = 500;

export interface JournalSource {
  readonly journal: Pick<Journal, 'read' | 'status'>;
  readonly cipher: StateCipher;
}

/** The next batch of entries from the journal's files; empty at its end. Throws `keys_unusable`. */
export async function readBatch({ journal, cipher }: JournalSource, from: number): Promise<readonly Durable[]> {
  const batch: Durable[] = [];
  for await (const entry of journal.read(from)) {
    batch.push(durable(entry, cipher));
    if (batch.length === BATCH) break;
  }
  return batch;
}

function durable(entry: JournalEntry, cipher: StateCipher): Durable {
  const { seq } = entry;
  if (entry.type === 'record') return { type: 'record', seq, stored: { seq, hash: entry.hash, record: entry.record } };
  // Written by the ledger; the journal's chain and the cipher vouch for it.
  return { type: 'state', seq, change: JSON.parse(cipher.open(entry.bytes)) as EntityChange };
}
