import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Journal, type OpenReport, openJournal } from '@anlan/audit/node';
import type { Kysely } from 'kysely';
import { createClosingStack } from './closing-stack.ts';
import { openCopy, type StorageOptions } from './copied-ledger.ts';
import { loadServerKeys, type ServerKeys } from './identity/key-files.ts';
import type { Ledger } from './ledger/ledger.ts';
import { createStateCipher } from './ledger/state-cipher.ts';
import { checkStateKey } from './ledger/state-key-check.ts';
import type { Tables } from './storage/schema.ts';

export interface Storage {
  readonly journal: Journal;
  readonly report: OpenReport;
  readonly database: Kysely<Tables>;
  readonly ledger: Ledger;
  readonly keys: ServerKeys;
  readonly replayed: number;
  /** The embedded database did not open and was made again from the journal. */
  readonly rebuilt: boolean;
  close(): Promise<void>;
}

/** Opens keys, journal, database and ledger over a data directory that this process holds. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { config, random, clock, onProgress } = options;
  const closing = createClosingStack();
  try {
    const journalDirectory = join(config.data, 'journal');
    const keys = loadServerKeys(join(config.data, 'keys'), holdsFiles(journalDirectory));
    const cipher = createStateCipher(keys.state);
    onProgress('journal');
    const { journal, report } = await openJournal({ directory: journalDirectory, random, clock });
    closing.add(() => journal.close());
    await checkStateKey(journal, cipher);
    const copy = await openCopy({ ...options, journal, cipher });
    closing.add(() => copy.database.destroy());
    closing.add(() => copy.ledger.close());
    return { journal, report, keys, ...copy, close: () => closing.close() };
  } catch (error) {
    await closing.close().catch(() => undefined);
    throw error;
  }
}

function holdsFiles(directory: string): boolean {
  return existsSync(directory) && readdirSync(directory).some((name) => name.endsWith('.seg'));
}
