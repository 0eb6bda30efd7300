import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Journal } from '@anlan/audit/node';
import { type Clock, isAnlanError, type Random } from '@anlan/core';
import type { Kysely } from 'kysely';
import type { Config } from './config/schema.ts';
import { type Ledger, openLedger } from './ledger/ledger.ts';
import type { StateCipher } from './ledger/state-cipher.ts';
import { type DatabaseLocation, openDatabase } from './storage/database.ts';
import { createJournalCopy } from './storage/journal-copy.ts';
import type { Tables } from './storage/schema.ts';

export interface StorageOptions {
  readonly config: Pick<Config, 'data' | 'databaseUrl'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly onProgress: (step: 'journal' | 'database' | 'replay') => void;
  /** Called when the database stops answering, with the error, and when it answers again, without one. */
  readonly onDatabaseState: (failure: unknown) => void;
  /** Another way to open a database, with faults put in. */
  readonly openDatabase?: typeof openDatabase;
  /** Entries that may wait in memory for the database. */
  readonly window?: number;
}

export interface CopiedLedger {
  readonly database: Kysely<Tables>;
  readonly ledger: Ledger;
  readonly replayed: number;
  readonly rebuilt: boolean;
}

type CopyOptions = StorageOptions & { readonly journal: Journal; readonly cipher: StateCipher };

/**
 * Opens the ledger over the database. The embedded one is a copy of the journal: where it does not open, or does not
 * read, it is put aside for inspection and made again. A database server is somebody else's and never touched that way.
 */
export async function openCopy(options: CopyOptions): Promise<CopiedLedger> {
  const location = databaseLocation(options.config);
  try {
    return { ...(await open(options, location)), rebuilt: false };
  } catch (error) {
    if (location.kind !== 'embedded' || !isAnlanError(error) || error.code !== 'database_failed') throw error;
    return rebuild(options, location.directory);
  }
}

async function rebuild(options: CopyOptions, directory: string): Promise<CopiedLedger> {
  const aside = `${directory}.broken-${options.clock.now()}`;
  renameSync(directory, aside);
  mkdirSync(directory, { mode: 0o700 });
  try {
    return { ...(await open(options, { kind: 'embedded', directory })), rebuilt: true };
  } catch (error) {
    // A new one fails too: then it is not the files. They go back, lest every try leaves another copy behind.
    rmSync(directory, { recursive: true, force: true });
    renameSync(aside, directory);
    throw error;
  }
}

async function open(options: CopyOptions, location: DatabaseLocation): Promise<Omit<CopiedLedger, 'rebuilt'>> {
  const { journal, cipher, onProgress, onDatabaseState, window } = options;
  onProgress('database');
  const database = await (options.openDatabase ?? openDatabase)(location);
  try {
    onProgress('replay');
    const copy = createJournalCopy(database);
    const ledger = await openLedger({
      journal,
      copy,
      cipher,
      onDatabaseState,
      ...(window !== undefined && { window }),
    });
    return { database, ...ledger };
  } catch (error) {
    await database.destroy().catch(() => undefined);
    throw error;
  }
}

function databaseLocation({ data, databaseUrl }: StorageOptions['config']): DatabaseLocation {
  if (databaseUrl !== undefined) return { kind: 'postgresql', url: databaseUrl };
  const directory = join(data, 'database');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return { kind: 'embedded', directory };
}
