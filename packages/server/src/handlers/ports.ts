import type { Status } from '@anlan/api';
import type { RecordStore } from '@anlan/audit';
import type { Clock, IdFactory } from '@anlan/core';
import type { Gateway } from '@anlan/gateway';
import type { Register } from '@anlan/govern';
import type { InFlight } from '../http/in-flight.ts';
import type { Accounts } from '../identity/accounts.ts';
import type { Keys } from '../identity/keys.ts';
import type { Sessions } from '../identity/sessions.ts';
import type { LedgerApplications } from '../ledger/application-store.ts';
import type { Projection } from '../ledger/projection.ts';
import type { CallQueries } from '../storage/call-queries.ts';
import type { CatalogViews } from '../views/catalog.ts';
import type { LiveCalls } from '../views/live.ts';

/** What the handlers of the management API work on. */
export interface HandlerPorts {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly keys: Keys;
  readonly applications: LedgerApplications;
  readonly register: Register;
  readonly records: RecordStore;
  readonly calls: CallQueries;
  readonly projection: Projection;
  readonly catalog: CatalogViews;
  readonly live: LiveCalls;
  readonly gateway: Gateway;
  /** Answers on their way: the end of the server waits for them. */
  readonly inFlight: InFlight;
  readonly clock: Clock;
  readonly ids: IdFactory;
  /** Where this server is reached by a browser, for sign-in links. */
  readonly consoleUrl: () => string;
  readonly status: () => Status;
  readonly upstreamState: () => {
    readonly kind: 'tour' | 'openai';
    readonly name: string;
    readonly state: 'unknown' | 'up' | 'down';
  };
}
