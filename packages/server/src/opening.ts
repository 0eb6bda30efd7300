import type { Config } from './config/schema.ts';
import type { Engines } from './engines.ts';
import { seedExample } from './example.ts';
import { closeInterruptedCalls } from './interrupted-calls.ts';
import type { Storage } from './open-storage.ts';
import { systemActor } from './records/record-factory.ts';
import { serverStarted } from './records/server-kinds.ts';
import { storageKind } from './status.ts';
import { VERSION } from './version.ts';

/** What the start had to mend, for people to read. */
export interface Mended {
  /** Journal entries carried over into the database. */
  readonly replayed: number;
  /** Calls that a crash had cut off. */
  readonly interrupted: number;
  /** The embedded database was made again from the journal. */
  readonly rebuilt: boolean;
  /** Bytes of an unfinished write at the journal's end, put aside. */
  readonly tornBytes: number;
}

/** What is done before anybody is served: ends what a crash cut off, seeds the example, records the start. */
export async function recordOpening(config: Config, storage: Storage, engines: Engines): Promise<Mended> {
  const { replayed, rebuilt, report, ledger } = storage;
  const interrupted = await closeInterruptedCalls({ ...engines, ledger });
  if (config.example) await seedExample(engines.register);
  const start = {
    version: VERSION,
    policy: engines.guards.policyDigest,
    storage: storageKind(config),
    replayed,
  };
  await ledger.records.append(engines.recordFactory.make(serverStarted, systemActor, start));
  return { replayed, interrupted, rebuilt, tornBytes: report.torn?.bytes ?? 0 };
}
