import type { Journal } from '@anlan/audit/node';
import type { StateCipher } from './state-cipher.ts';

/**
 * Opens the oldest management state in the journal. With a key of another installation the server would start all the
 * same, from the database, and write state that no rebuild could read. Throws `keys_unusable`.
 */
export async function checkStateKey(journal: Pick<Journal, 'read'>, cipher: StateCipher): Promise<void> {
  for await (const entry of journal.read(1)) {
    if (entry.type !== 'state') continue;
    cipher.open(entry.bytes);
    return;
  }
}
