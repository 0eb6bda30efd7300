import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Status } from '@anlan/api';
import { recordTime } from '@anlan/audit';
import { type Clock, createIdFactory, type Random, systemClock, systemRandom } from '@anlan/core';
import { createDenialLog, createGateway } from '@anlan/gateway';
import { createRegister } from '@anlan/govern';
import { explicitTextLabel } from '@anlan/labels';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import { issueAdminLink } from './admin-link.ts';
import type { Config } from './config/schema.ts';
import { serverError } from './errors.ts';
import { seedExample } from './example.ts';
import { createGuards } from './guards.ts';
import { allHandlers } from './handlers/index.ts';
import { signInUrl } from './handlers/session-handlers.ts';
import { issueHostToken } from './host-token.ts';
import { createApp } from './http/app.ts';
import { createMetrics } from './http/metrics.ts';
import { createAccessPolicy } from './http/plane.ts';
import { openAiErrorBody } from './http/send-error.ts';
import { createAccounts } from './identity/accounts.ts';
import { lockDataDirectory } from './identity/data-lock.ts';
import { createKeys } from './identity/keys.ts';
import { createSessions } from './identity/sessions.ts';
import { closeInterruptedCalls } from './interrupted-calls.ts';
import { createLedgerApplications } from './ledger/application-store.ts';
import { openStorage, type Storage } from './open-storage.ts';
import { createRecordFactory, systemActor } from './records/record-factory.ts';
import { serverStarted } from './records/server-kinds.ts';
import { createCallQueries } from './storage/call-queries.ts';
import { createRecordStore } from './storage/record-store.ts';
import { createUpstreams } from './upstreams.ts';
import { VERSION } from './version.ts';
import { createCatalogViews } from './views/catalog.ts';
import { createLiveCalls } from './views/live.ts';

export type StartStep = 'lock' | 'journal' | 'database' | 'replay' | 'listen';

export interface StartOptions {
  readonly config: Config;
  /** Directory of the built console; absent: a page says how to build it. */
  readonly consoleDirectory?: string;
  readonly onProgress?: (step: StartStep) => void;
  readonly clock?: Clock;
  readonly random?: Random;
}

export interface RunningServer {
  /** Where the data plane answers, e.g. `http://127.0.0.1:8787`. */
  readonly url: string;
  /** Where a browser on this machine reaches the console. */
  readonly consoleUrl: string;
  /** One-time sign-in link; present when nobody could manage the system without it. */
  readonly adminLink?: { readonly url: string; readonly expiresAt: string };
  readonly storage: 'embedded' | 'postgresql';
  /** What the start had to mend, for people to read. */
  readonly mended: {
    readonly replayed: number;
    readonly interrupted: number;
    readonly rebuilt: boolean;
    readonly tornBytes: number;
  };
  readonly policyDigest: string;
  readonly upstream: string;
  close(): Promise<void>;
}

const DENIAL_FLUSH_MS = 5_000;

/** The composition root of the server: takes the data directory, opens storage, connects the engines, listens. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { config, onProgress = () => undefined } = options;
  onProgress('lock');
  const lock = lockDataDirectory(config.data);
  try {
    return await startLocked(options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startLocked(options: StartOptions, lock: ReturnType<typeof lockDataDirectory>): Promise<RunningServer> {
  const { config, onProgress = () => undefined, clock = systemClock, random = systemRandom } = options;
  const logger = pino({ level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] });
  const storage = await openStorage({
    config,
    clock,
    random,
    onProgress,
    onDatabaseState: (up) =>
      up
        ? logger.info('the database answers again')
        : logger.warn('the database does not answer; records stay in the journal'),
  });
  try {
    onProgress('listen');
    return await serve({ ...options, clock, random }, storage, lock, logger);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function serve(
  options: StartOptions & { readonly clock: Clock; readonly random: Random },
  storage: Storage,
  lock: ReturnType<typeof lockDataDirectory>,
  logger: Logger,
): Promise<RunningServer> {
  const { config, clock, random, consoleDirectory } = options;
  const { ledger, journal, database } = storage;
  const startedAt = recordTime(clock.now());
  const ids = createIdFactory(clock, random);
  const make = createRecordFactory(clock, ids);
  const access = createAccessPolicy(config);

  const applications = createLedgerApplications(ledger);
  const register = createRegister({ store: applications, ids, clock, random });
  const accounts = createAccounts({ ledger, clock, ids, records: make });
  const sessions = createSessions({ ledger, clock, accounts, records: make });
  const keys = createKeys({
    ledger,
    clock,
    ids,
    records: make,
    macKey: storage.keys.mac,
    application: applications.find,
  });
  const records = createRecordStore(database);
  const calls = createCallQueries(database);

  const guards = createGuards(config.guard);
  const upstreams = createUpstreams(config.upstream, { clock, random });
  const live = createLiveCalls();
  const metrics = createMetrics();
  const denials = createDenialLog({ records: ledger.records, clock, ids });
  const isExample = (id: Parameters<typeof applications.find>[0]): boolean => applications.find(id)?.example ?? false;
  const labels = {
    mainland: explicitTextLabel({ offeredInMainlandChina: true }),
    elsewhere: explicitTextLabel({ offeredInMainlandChina: false }),
  };
  const gateway = createGateway({
    directory: keys,
    records: ledger.records,
    clock,
    ids,
    guardsFor: ({ application }) => guards.for(isExample(application.id)),
    upstreamFor: ({ application }) => upstreams.for(isExample(application.id)),
    labelFor: ({ mainlandChina }) => (mainlandChina ? labels.mainland : labels.elsewhere),
    observe(call) {
      live.observe(call);
      metrics.count(call);
    },
    errorBody: (code, requestId) => openAiErrorBody({ code, requestId, acceptLanguage: undefined }),
    settings: { onBlock: config.guard.onBlock, extraFields: config.upstream?.extraFields ?? [] },
  });

  const interrupted = await closeInterruptedCalls({ ledger, calls, clock, ids });
  if (options.config.example) await seedExample(register);
  await ledger.records.append(
    make.make(serverStarted, systemActor, {
      version: VERSION,
      policy: guards.policyDigest,
      storage: storageKind(config),
      replayed: storage.replayed,
    }),
  );

  const status = (): Status => {
    const { state, head, bytes } = journal.status();
    return {
      version: VERSION,
      startedAt,
      storage: { kind: storageKind(config), behind: ledger.projection.behind() },
      journal: { state, records: head.seq, bytes, head: head.hash },
      policy: { profile: config.guard.profile, digest: guards.policyDigest, dryRun: config.guard.dryRun },
      label: labels.mainland,
    };
  };
  let consoleUrl = '';
  const adminLink = async (): Promise<{ url: string; expiresAt: string }> => {
    const { token, expiresAt } = await issueAdminLink(accounts);
    return { url: signInUrl(consoleUrl, token), expiresAt };
  };
  const app = await createApp({
    access,
    sessions,
    ids,
    logger,
    bodyBytes: config.bodyBytes,
    consoleDirectory,
    handlers: allHandlers({
      accounts,
      sessions,
      keys,
      applications,
      register,
      records,
      calls,
      projection: ledger.projection,
      catalog: createCatalogViews(),
      live,
      gateway,
      clock,
      ids,
      consoleUrl: () => consoleUrl,
      status,
      upstreamState: upstreams.state,
    }),
    dataPlane: { gateway, directory: keys, denials },
    operations: {
      metrics,
      status,
      running: () => live.running().length,
      hostToken: issueHostToken(config.data),
      adminLink,
    },
  });

  const url = await listen(app, config.listen);
  const management = await listenManagement(app, config.management);
  consoleUrl = management?.url ?? loopbackUrl(url);
  lock.announce(consoleUrl);
  const flush = setInterval(
    () => void denials.flush().catch((error: unknown) => logger.error({ err: error }, 'denials not recorded')),
    DENIAL_FLUSH_MS,
  );
  const firstStart = accounts.list().length === 0;

  return {
    url,
    consoleUrl,
    ...(firstStart && { adminLink: await adminLink() }),
    storage: storageKind(config),
    mended: {
      replayed: storage.replayed,
      interrupted,
      rebuilt: storage.rebuilt,
      tornBytes: storage.report.torn?.bytes ?? 0,
    },
    policyDigest: guards.policyDigest,
    upstream: upstreams.state().name,
    async close() {
      clearInterval(flush);
      management?.server.close();
      await app.close();
      await denials.close().catch(() => undefined);
      await upstreams.close();
      await storage.close();
      lock.release();
    },
  };
}

function storageKind(config: Config): 'embedded' | 'postgresql' {
  return config.databaseUrl === undefined ? 'embedded' : 'postgresql';
}

async function listen(app: FastifyInstance, { host, port }: Config['listen']): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (cause) {
    throw serverError('listen_failed', `cannot listen on ${host}:${port}`, { cause, details: { host, port } });
  }
}

/** A second door for console and management API; the same application behind it, told apart by the port. */
async function listenManagement(
  app: FastifyInstance,
  address: Config['management'],
): Promise<{ url: string; server: HttpServer } | undefined> {
  if (!address) return undefined;
  const { host, port } = address;
  const server = createServer((request, response) => app.routing(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(serverError('listen_failed', `cannot listen on ${host}:${port}`, { cause, details: { host, port } })),
    );
    server.listen(port, host, resolve);
  });
  return { url: `http://${host}:${(server.address() as AddressInfo).port}`, server };
}

/** The address by which a browser on this machine reaches the server, whatever interface it listens on. */
function loopbackUrl(url: string): string {
  const { port } = new URL(url);
  return `http://127.0.0.1:${port}`;
}
