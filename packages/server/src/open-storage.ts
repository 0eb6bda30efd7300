import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Journal, type OpenReport, openJournal } from '@anlan/audit/node';
import { type Clock, isAnlanError, type Random } from '@anlan/core';
import type { Kysely } from 'kysely';
import type { Config } from './config/schema.ts';
import { loadServerKeys, type ServerKeys } from './identity/key-files.ts';
import { type Ledger, openLedger } from './ledger/ledger.ts';
import { createStateCipher } from './ledger/state-cipher.ts';
import { type DatabaseLocation, openDatabase } from './storage/database.ts';
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

export interface StorageOptions {
  readonly config: Pick<Config, 'data' | 'databaseUrl'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly onProgress: (step: 'journal' | 'database' | 'replay') => void;
  readonly onDatabaseState: (up: boolean) => void;
}

/** Opens journal, database and ledger over a data directory that this process holds. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { config, random, clock, onProgress } = options;
  const journalDirectory = join(config.data, 'journal');
  const keys = loadServerKeys(join(config.data, 'keys'), holdsFiles(journalDirectory));
  onProgress('journal');
  const { journal, report } = await openJournal({ directory: journalDirectory, random, clock });
  try {
    onProgress('database');
    const { database, rebuilt } = await openOrRebuild(config);
    onProgress('replay');
    const cipher = createStateCipher(keys.state);
    const { ledger, replayed } = await openLedger({
      journal,
      database,
      cipher,
      onDatabaseState: options.onDatabaseState,
    });
    return {
      journal,
      report,
      database,
      ledger,
      keys,
      replayed,
      rebuilt,
      async close() {
        await ledger.close();
        await journal.close();
        await database.destroy();
      },
    };
  } catch (error) {
    await journal.close();
    throw error;
  }
}

/**
 * The embedded database is a copy of the journal: one that does not open is put aside, for inspection, and made again.
 * A database server is somebody else's and never touched that way.
 */
async function openOrRebuild(
  config: StorageOptions['config'],
): Promise<{ database: Kysely<Tables>; rebuilt: boolean }> {
  const location = databaseLocation(config);
  try {
    return { database: await openDatabase(location), rebuilt: false };
  } catch (error) {
    if (location.kind !== 'embedded' || !isAnlanError(error)) throw error;
    renameSync(location.directory, `${location.directory}.broken-${Date.now()}`);
    mkdirSync(location.directory, { mode: 0o700 });
    return { database: await openDatabase(location), rebuilt: true };
  }
}

function databaseLocation({ data, databaseUrl }: StorageOptions['config']): DatabaseLocation {
  if (databaseUrl !== undefined) return { kind: 'postgresql', url: databaseUrl };
  const directory = join(data, 'database');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return { kind: 'embedded', directory };
}

function holdsFiles(directory: string): boolean {
  return existsSync(directory) && readdirSync(directory).some((name) => name.endsWith('.seg'));
}
