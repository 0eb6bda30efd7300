import type { Role } from '@anlan/api';
import type { Actor } from '@anlan/audit';
import type { AccountId, Clock, IdFactory, JsonObject } from '@anlan/core';
import { serverError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RecordFactory } from '../records/record-factory.ts';
import { linkIssued, rightsChanged } from '../records/server-kinds.ts';
import type { EntityChange } from '../storage/entity-store.ts';
import { closedSessionsOf } from './session-entities.ts';
import { issuedLink, redeemedLink, type SignInLink, withdrawnLink } from './sign-in-links.ts';

export interface StoredAccount {
  readonly id: AccountId;
  readonly version: number;
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly createdAt: string;
}

export interface AccountChange {
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
  readonly name?: string | undefined;
}

export interface Accounts {
  /** In the order in which they were made. */
  list(): readonly StoredAccount[];
  get(id: string): StoredAccount | undefined;
  create(name: string, role: Role, by: Actor): Promise<StoredAccount>;
  /**
   * Disabling ends the account's sessions and withdraws its sign-in link, for good. Throws `account_not_found`;
   * `last_administrator` where nobody would be left who can manage accounts.
   */
  change(id: string, change: AccountChange, by: Actor): Promise<StoredAccount>;
  /** A link that signs in once within 15 minutes; it replaces earlier links of the account. */
  issueLink(id: string, by: Actor): Promise<SignInLink>;
  /** The account of a link, which is used up by it; throws `link_invalid`. */
  redeemLink(token: string): Promise<StoredAccount>;
}

export interface AccountPorts {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: IdFactory;
  readonly records: RecordFactory;
}

export function createAccounts({ ledger, clock, ids, records }: AccountPorts): Accounts {
  const { entities, transact } = ledger;
  const get = (id: string): StoredAccount | undefined => accountOf(entities.get('account', id));
  const list = (): readonly StoredAccount[] => entities.list('account').flatMap((entity) => accountOf(entity) ?? []);
  const known = (id: string): StoredAccount => {
    const account = get(id);
    if (!account) throw serverError('account_not_found', `no account ${id}`);
    return account;
  };
  const rightsRecord = ({ id, role, disabled }: StoredAccount, by: Actor) =>
    records.make(rightsChanged, by, { account: id, role, disabled });

  return {
    list,
    get,
    create(name, role, by) {
      const createdAt = new Date(clock.now()).toISOString();
      const account = { id: ids.next<AccountId>(), version: 1, name, role, disabled: false, createdAt };
      return transact(() => ({
        changes: [accountChange(account)],
        records: [rightsRecord(account, by)],
        result: account,
      }));
    },
    change: (id, change, by) =>
      transact(() => {
        const before = known(id);
        const after = changed(before, change);
        keepAnAdministrator(list(), before, after);
        const ended = after.disabled ? [...closedSessionsOf(id, entities), ...withdrawnLink(id, entities)] : [];
        return { changes: [accountChange(after), ...ended], records: [rightsRecord(after, by)], result: after };
      }),
    issueLink: (id, by) =>
      transact(() => {
        const { change, link } = issuedLink(known(id).id, entities, clock.now());
        return { changes: [change], records: [records.make(linkIssued, by, { account: id })], result: link };
      }),
    redeemLink: (token) =>
      transact(() => {
        const used = redeemedLink(token, entities, clock.now());
        const account = used && get(used.id);
        if (!account || account.disabled) throw serverError('link_invalid', 'the sign-in link is not valid');
        return { changes: [used], records: [], result: account };
      }),
  };
}

function changed(before: StoredAccount, { name, role, disabled }: AccountChange): StoredAccount {
  return {
    ...before,
    version: before.version + 1,
    name: name ?? before.name,
    role: role ?? before.role,
    disabled: disabled ?? before.disabled,
  };
}

function keepAnAdministrator(all: readonly StoredAccount[], before: StoredAccount, after: StoredAccount): void {
  const canManage = ({ role, disabled }: StoredAccount): boolean => role === 'administrator' && !disabled;
  if (canManage(before) && !canManage(after) && all.filter(canManage).length === 1) {
    throw serverError('last_administrator', 'the last administrator cannot be disabled or given another role');
  }
}

function accountOf(entity: EntityChange | undefined): StoredAccount | undefined {
  // The body was written by `accountChange`, and the journal's chain and cipher vouch for it.
  return entity && ({ ...entity.body, id: entity.id, version: entity.version } as unknown as StoredAccount);
}

function accountChange({ id, version, ...body }: StoredAccount): EntityChange {
  return { kind: 'account', id, version, body: body as JsonObject };
}
