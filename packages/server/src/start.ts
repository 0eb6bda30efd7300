import { type Clock, type Random, systemClock, systemRandom } from '@anlan/core';
import type { Logger } from 'pino';
import { adminLinkMaker } from './admin-link.ts';
import { type ClosingStack, createClosingStack } from './closing-stack.ts';
import type { Config } from './config/schema.ts';
import { createEngines, type Engines } from './engines.ts';
import { allHandlers } from './handlers/index.ts';
import { issueHostToken } from './host-token.ts';
import { createAccessPolicy } from './http/access-policy.ts';
import { createApp } from './http/app.ts';
import { openDoors } from './http/door-plan.ts';
import { type DataLock, lockDataDirectory } from './identity/data-lock.ts';
import { createLog } from './log.ts';
import { openStorage, type Storage } from './open-storage.ts';
import { type Mended, recordOpening } from './opening.ts';
import { storageKind } from './status.ts';
import type { openDatabase } from './storage/database.ts';

export type StartStep = 'lock' | 'journal' | 'database' | 'replay' | 'listen';

export interface StartOptions {
  readonly config: Config;
  /** Directory of the built console; absent: a page says how to build it. */
  readonly consoleDirectory?: string;
  readonly onProgress?: (step: StartStep) => void;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly log?: Logger;
  /** Another way to open the database, with faults put in. */
  readonly openDatabase?: typeof openDatabase;
  /** Entries that may wait in memory for a database that is away. */
  readonly projectionWindow?: number;
  /** How long the end of the server waits for answers on their way, in ms. */
  readonly drainMs?: number;
}

export interface RunningServer {
  /** Where the data plane answers, e.g. `http://127.0.0.1:8787`. */
  readonly url: string;
  /** Where a browser on this machine reaches the console. */
  readonly consoleUrl: string;
  /** One-time sign-in link; present while there is no account. */
  readonly adminLink?: { readonly url: string; readonly expiresAt: string };
  readonly storage: 'embedded' | 'postgresql';
  readonly mended: Mended;
  readonly policyDigest: string;
  readonly upstream: string;
  /** Waits for answers on their way, then lets everything go. Idempotent. */
  close(): Promise<void>;
}

const DENIAL_FLUSH_MS = 5_000;

type Defaults = Required<Pick<StartOptions, 'onProgress' | 'clock' | 'random' | 'log'>>;

/**
 * The composition root of the server: takes the data directory, opens storage, connects the engines, mends what a
 * crash left, opens the doors. Where a step fails, what the steps before took is let go, in reverse order.
 */
export async function startServer(given: StartOptions): Promise<RunningServer> {
  const options = { ...given, ...defaults(given) };
  const closing = createClosingStack();
  try {
    options.onProgress('lock');
    const lock = lockDataDirectory(options.config.data);
    closing.add(() => lock.release());
    const storage = await openStorage({ ...options, ...databaseWatch(options) });
    closing.add(() => storage.close());
    return await serve(options, { lock, storage, closing });
  } catch (error) {
    await closing.close().catch(() => undefined);
    throw error;
  }
}

function defaults({ config, onProgress = () => undefined, clock, random, log }: StartOptions): Defaults {
  return {
    onProgress,
    clock: clock ?? systemClock,
    random: random ?? systemRandom,
    log: log ?? createLog(config.logLevel),
  };
}

function databaseWatch({ log, projectionWindow }: StartOptions & Defaults) {
  return {
    onDatabaseState(failure: unknown): void {
      if (failure === undefined) log.warn('the database answers again');
      else log.warn({ err: failure }, 'the database does not answer; records stay in the journal');
    },
    ...(projectionWindow !== undefined && { window: projectionWindow }),
  };
}

async function serve(
  options: StartOptions & Defaults,
  { lock, storage, closing }: { readonly lock: DataLock; readonly storage: Storage; readonly closing: ClosingStack },
): Promise<RunningServer> {
  const { config, log, onProgress } = options;
  const engines = createEngines({ ...options, storage });
  const { accounts, upstreams, guards } = engines;
  closing.add(() => upstreams.close());
  closing.add(flushDenials(engines, log));
  const mended = await recordOpening(config, storage, engines);

  onProgress('listen');
  const access = createAccessPolicy(config);
  let consoleUrl = '';
  const adminLink = adminLinkMaker(accounts, () => consoleUrl);
  const app = await createApp({
    ...{ access, log, adminLink, ...engines },
    handlers: allHandlers({ ...engines, consoleUrl: () => consoleUrl }),
    hostToken: issueHostToken(config.data),
    bodyBytes: config.bodyBytes,
    consoleDirectory: options.consoleDirectory,
  });
  closing.add(() => app.close());
  const doors = await openDoors(app, config, access);
  closing.add(() => doors.close(engines, options.drainMs));
  consoleUrl = doors.consoleUrl;
  lock.announce(consoleUrl);

  return {
    url: doors.url,
    consoleUrl,
    ...(accounts.list().length === 0 && { adminLink: await adminLink() }),
    storage: storageKind(config),
    mended,
    policyDigest: guards.policyDigest,
    upstream: upstreams.state().name,
    close: () => closing.close(),
  };
}

/** Writes down counted denials from time to time. @returns what ends that, with a last time */
function flushDenials({ denials }: Engines, log: Logger): () => Promise<void> {
  const failed = (error: unknown): void => log.error({ err: error }, 'denials could not be recorded');
  const timer = setInterval(() => void denials.flush().catch(failed), DENIAL_FLUSH_MS);
  return async () => {
    clearInterval(timer);
    await denials.close().catch(failed);
  };
}
