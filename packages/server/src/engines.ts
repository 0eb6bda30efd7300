import { recordTime } from '@anlan/audit';
import { type ApplicationId, type Clock, createIdFactory, type Random } from '@anlan/core';
import { createDenialLog, createGateway, type DenialLog, type Gateway } from '@anlan/gateway';
import { createRegister, type Register } from '@anlan/govern';
import { explicitTextLabel } from '@anlan/labels';
import type { Config } from './config/schema.ts';
import { createGuards, type Guards } from './guards.ts';
import type { HandlerPorts } from './handlers/ports.ts';
import { createInFlight } from './http/in-flight.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { openAiErrorBody } from './http/send-error.ts';
import { createAccounts } from './identity/accounts.ts';
import { createKeys } from './identity/keys.ts';
import { createSessions } from './identity/sessions.ts';
import { createLedgerApplications, type LedgerApplications } from './ledger/application-store.ts';
import type { Storage } from './open-storage.ts';
import { createRecordFactory, type RecordFactory } from './records/record-factory.ts';
import { createStatus } from './status.ts';
import { createCallQueries } from './storage/call-queries.ts';
import { createRecordStore } from './storage/record-store.ts';
import { createUpstreams, type Upstreams } from './upstreams.ts';
import { createCatalogViews } from './views/catalog.ts';
import { createLiveCalls } from './views/live.ts';

/** Everything that works on the storage, connected: what the handlers need, and what only the server itself needs. */
export interface Engines extends Omit<HandlerPorts, 'consoleUrl'> {
  readonly register: Register;
  readonly recordFactory: RecordFactory;
  readonly guards: Guards;
  readonly upstreams: Upstreams;
  readonly denials: DenialLog;
  readonly metrics: Metrics;
}

export interface EngineParts {
  readonly config: Config;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly random: Random;
}

export function createEngines({ config, storage, clock, random }: EngineParts): Engines {
  const { ledger, database } = storage;
  const ids = createIdFactory(clock, random);
  const recordFactory = createRecordFactory(clock, ids);
  const base = { ledger, clock, ids, records: recordFactory };

  const applications = createLedgerApplications(ledger);
  const accounts = createAccounts(base);
  const guards = createGuards(config.guard);
  const upstreams = createUpstreams(config.upstream, { clock, random });
  const keys = createKeys({
    ...base,
    macKey: storage.keys.mac,
    application: applications.find,
    answeredByTour: ({ example }) => upstreams.isTour(example),
  });
  const live = createLiveCalls();
  const metrics = createMetrics();
  const labels = textLabels();
  const gateway = connectGateway({
    ...{ config, storage, clock, ids, keys, applications, guards, upstreams, labels },
    observe(call) {
      live.observe(call);
      metrics.count(call);
    },
  });
  return {
    ...{ accounts, keys, applications, live, gateway, clock, ids, guards, upstreams, metrics, recordFactory },
    sessions: createSessions({ ...base, accounts }),
    register: createRegister({ store: applications, ids, clock, random }),
    records: createRecordStore(database),
    calls: createCallQueries(database),
    projection: ledger.projection,
    catalog: createCatalogViews(),
    inFlight: createInFlight(),
    denials: createDenialLog({ records: ledger.records, clock, ids }),
    upstreamState: upstreams.state,
    status: createStatus({
      config,
      storage,
      startedAt: recordTime(clock.now()),
      policyDigest: guards.policyDigest,
      label: labels.mainland,
    }),
  };
}

type GatewayParts = Omit<EngineParts, 'random'> &
  Pick<Engines, 'ids' | 'keys' | 'guards' | 'upstreams'> & {
    readonly applications: LedgerApplications;
    readonly labels: ReturnType<typeof textLabels>;
    readonly observe: Parameters<typeof createGateway>[0]['observe'];
  };

function connectGateway({
  config,
  storage,
  clock,
  ids,
  keys,
  applications,
  guards,
  upstreams,
  labels,
  observe,
}: GatewayParts): Gateway {
  const isExample = (id: ApplicationId): boolean => applications.find(id)?.example ?? false;
  return createGateway({
    directory: keys,
    records: storage.ledger.records,
    clock,
    ids,
    guardsFor: ({ application }) => guards.for(isExample(application.id)),
    upstreamFor: ({ application }) => upstreams.for(isExample(application.id)),
    labelFor: ({ mainlandChina }) => (mainlandChina ? labels.mainland : labels.elsewhere),
    observe,
    errorBody: (code, requestId) => openAiErrorBody({ code, requestId }),
    settings: { onBlock: config.guard.onBlock, extraFields: config.upstream?.extraFields ?? [] },
  });
}

function textLabels(): { readonly mainland: string; readonly elsewhere: string } {
  return {
    mainland: explicitTextLabel({ offeredInMainlandChina: true }),
    elsewhere: explicitTextLabel({ offeredInMainlandChina: false }),
  };
}
