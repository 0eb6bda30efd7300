import type { ApplicationId, JsonObject } from '@anlan/core';
import type { Application, ApplicationStore } from '@anlan/govern';
import type { EntityChange } from '../storage/entity-store.ts';
import type { Ledger } from './ledger.ts';

/** The register on the ledger. Also answers at once, for the gateway, which must not wait for a database. */
export interface LedgerApplications extends ApplicationStore {
  find(id: ApplicationId): Application | undefined;
  all(): readonly Application[];
}

export function createLedgerApplications(ledger: Ledger): LedgerApplications {
  const find = (id: ApplicationId): Application | undefined => applicationOf(ledger.entities.get('application', id));
  const all = (): readonly Application[] =>
    ledger.entities.list('application').flatMap((entity) => applicationOf(entity) ?? []);
  return {
    find,
    all,
    get: async (id) => find(id),
    list: async () => all(),
    save: (application, records) => ledger.commit([applicationChange(application)], records),
  };
}

function applicationOf(entity: EntityChange | undefined): Application | undefined {
  // The body was written by `applicationChange`, and the journal's chain and cipher vouch for it.
  return entity && ({ ...entity.body, id: entity.id, version: entity.version } as unknown as Application);
}

function applicationChange({ id, version, ...body }: Application): EntityChange {
  return { kind: 'application', id, version, body: body as unknown as JsonObject };
}
