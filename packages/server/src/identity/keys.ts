import type { Actor } from '@anlan/audit';
import { type ApplicationId, type Clock, err, type IdFactory, type JsonObject, type KeyId, ok } from '@anlan/core';
import type { ApplicationDirectory } from '@anlan/gateway';
import type { Application } from '@anlan/govern';
import { serverError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RecordFactory } from '../records/record-factory.ts';
import { type KeyEvent, keyIssued, keyRevoked } from '../records/server-kinds.ts';
import type { EntityChange } from '../storage/entity-store.ts';
import { macSecret, newSecret } from './secrets.ts';

export interface StoredKey {
  readonly id: KeyId;
  readonly version: number;
  readonly application: ApplicationId;
  readonly name: string;
  /** First characters of the key, to recognise it by. */
  readonly prefix: string;
  /** HMAC-SHA-256 of the key with the server's key. */
  readonly mac: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly revokedAt: string | null;
}

/** Application keys: hashed, shown once, revocable at once (6.2.5). */
export interface Keys extends ApplicationDirectory {
  list(application: ApplicationId): readonly StoredKey[];
  issue(
    application: Application,
    name: string,
    by: Actor,
  ): Promise<{ readonly key: StoredKey; readonly secret: string }>;
  /** Throws `key_not_found`. Revoking again changes nothing. */
  revoke(application: ApplicationId, id: string, by: Actor): Promise<StoredKey>;
}

export interface KeyPorts {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: IdFactory;
  readonly records: RecordFactory;
  readonly macKey: Uint8Array;
  application(id: ApplicationId): Application | undefined;
  /** Calls that the tour model answers are marked `tour`, whoever makes them. */
  answeredByTour(application: Application): boolean;
}

const PREFIX = 'anlan-';
const SHOWN = PREFIX.length + 6;
/** Longer than any key of ours: bounds the work on hostile headers. */
const MAX_SECRET = 200;

export function createKeys(ports: KeyPorts): Keys {
  const { ledger, clock, ids, records, macKey } = ports;
  const byMac = new Map<string, KeyId>();
  for (const entity of ledger.entities.list('application_key')) byMac.set(String(entity.body.mac), entity.id as KeyId);
  const get = (id: string): StoredKey | undefined => keyOf(ledger.entities.get('application_key', id));

  return {
    list: (application) =>
      ledger.entities
        .list('application_key')
        .flatMap((entity) => keyOf(entity) ?? [])
        .filter((key) => key.application === application),
    async issue(application, name, by) {
      const secret = newSecret(PREFIX);
      const key: StoredKey = {
        id: ids.next<KeyId>(),
        version: 1,
        application: application.id,
        name,
        prefix: secret.slice(0, SHOWN),
        mac: macSecret(macKey, secret),
        createdAt: new Date(clock.now()).toISOString(),
        createdBy: by.name ?? by.kind,
        revokedAt: null,
      };
      const record = records.make(keyIssued, by, eventOf(key), application.id);
      await ledger.transact(() => ({ changes: [keyChange(key)], records: [record], result: undefined }));
      byMac.set(key.mac, key.id);
      return { key, secret };
    },
    revoke: (application, id, by) =>
      ledger.transact(() => {
        const before = get(id);
        if (!before || before.application !== application) throw serverError('key_not_found', `no key ${id}`);
        if (before.revokedAt !== null) return { changes: [], records: [], result: before };
        const after = { ...before, version: before.version + 1, revokedAt: new Date(clock.now()).toISOString() };
        const record = records.make(keyRevoked, by, eventOf(before), application);
        return { changes: [keyChange(after)], records: [record], result: after };
      }),
    authenticate(secret) {
      if (secret === undefined || secret === '') return err('missing_key');
      const key = secret.length > MAX_SECRET ? undefined : get(byMac.get(macSecret(macKey, secret)) ?? '');
      const application = key && ports.application(key.application);
      if (!key || !application) return err('invalid_key');
      if (key.revokedAt !== null) return err('key_revoked');
      if (!application.active) return err('application_suspended');
      return ok({
        application: { id: application.id, code: application.code, name: application.profile.name },
        actor: { kind: 'key', id: key.id, name: key.name },
        origin: ports.answeredByTour(application) ? 'tour' : 'live',
        mainlandChina: application.profile.mainlandChina,
      });
    },
  };
}

function eventOf({ id, name, prefix }: StoredKey): KeyEvent {
  return { key: id, name, prefix };
}

function keyOf(entity: EntityChange | undefined): StoredKey | undefined {
  // The body was written by `keyChange`, and the journal's chain and cipher vouch for it.
  return entity && ({ ...entity.body, id: entity.id, version: entity.version } as unknown as StoredKey);
}

function keyChange({ id, version, ...body }: StoredKey): EntityChange {
  return { kind: 'application_key', id, version, body: body as JsonObject };
}
