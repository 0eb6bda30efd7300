import type { Role } from '@anlan/api';
import type { Actor } from '@anlan/audit';
import type { AccountId, Clock, IdFactory, JsonObject } from '@anlan/core';
import { serverError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RecordFactory } from '../records/record-factory.ts';
import { linkIssued, rightsChanged } from '../records/server-kinds.ts';
import type { EntityChange } from '../storage/entity-store.ts';
import { hashSecret, newSecret } from './secrets.ts';

export interface StoredAccount {
  readonly id: AccountId;
  readonly version: number;
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly createdAt: string;
}

export interface SignInLink {
  /** Goes into the fragment of the link's address, which browsers do not send to servers or put into logs. */
  readonly token: string;
  readonly expiresAt: string;
}

export interface Accounts {
  list(): readonly StoredAccount[];
  get(id: string): StoredAccount | undefined;
  create(name: string, role: Role, by: Actor): Promise<StoredAccount>;
  /** Throws `account_not_found`; `last_administrator` where nobody would be left who can manage accounts. */
  change(
    id: string,
    change: {
      readonly role?: Role | undefined;
      readonly disabled?: boolean | undefined;
      readonly name?: string | undefined;
    },
    by: Actor,
  ): Promise<StoredAccount>;
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

const LINK_VALID_MS = 15 * 60 * 1000;

export function createAccounts({ ledger, clock, ids, records }: AccountPorts): Accounts {
  const { entities } = ledger;
  const get = (id: string): StoredAccount | undefined => accountOf(entities.get('account', id));
  const list = (): readonly StoredAccount[] => entities.list('account').flatMap((entity) => accountOf(entity) ?? []);
  const require = (id: string): StoredAccount => {
    const account = get(id);
    if (!account) throw serverError('account_not_found', `no account ${id}`);
    return account;
  };
  const save = async (account: StoredAccount, by: Actor): Promise<StoredAccount> => {
    const record = records.make(rightsChanged, by, {
      account: account.id,
      role: account.role,
      disabled: account.disabled,
    });
    if (!(await ledger.commit([accountChange(account)], [record]))) {
      throw serverError('account_not_found', `account ${account.id} was changed meanwhile`);
    }
    return account;
  };

  return {
    list,
    get,
    create(name, role, by) {
      const createdAt = new Date(clock.now()).toISOString();
      return save({ id: ids.next<AccountId>(), version: 1, name, role, disabled: false, createdAt }, by);
    },
    async change(id, change, by) {
      const before = require(id);
      const after: StoredAccount = {
        ...before,
        version: before.version + 1,
        name: change.name ?? before.name,
        role: change.role ?? before.role,
        disabled: change.disabled ?? before.disabled,
      };
      const canManage = (account: StoredAccount): boolean => account.role === 'administrator' && !account.disabled;
      if (canManage(before) && !canManage(after) && list().filter(canManage).length === 1) {
        throw serverError('last_administrator', 'the last administrator cannot be disabled or given another role');
      }
      return save(after, by);
    },
    async issueLink(id, by) {
      const account = require(id);
      const token = newSecret('');
      const expires = clock.now() + LINK_VALID_MS;
      const body = { hash: hashSecret(token), expires, used: false };
      const version = (entities.get('sign_in_link', account.id)?.version ?? 0) + 1;
      await ledger.commit(
        [{ kind: 'sign_in_link', id: account.id, version, body }],
        [records.make(linkIssued, by, { account: account.id })],
      );
      return { token, expiresAt: new Date(expires).toISOString() };
    },
    async redeemLink(token) {
      const hash = hashSecret(token);
      const link = entities.list('sign_in_link').find(({ body }) => body.hash === hash);
      const account = link && get(link.id);
      const usable = link && link.body.used === false && Number(link.body.expires) > clock.now();
      if (!account || account.disabled || !usable) throw serverError('link_invalid', 'the sign-in link is not valid');
      const used = await ledger.commit(
        [{ ...link, version: link.version + 1, body: { ...link.body, used: true } }],
        [],
      );
      if (!used) throw serverError('link_invalid', 'the sign-in link was used meanwhile');
      return account;
    },
  };
}

function accountOf(entity: EntityChange | undefined): StoredAccount | undefined {
  // The body was written by `accountChange`, and the journal's chain and cipher vouch for it.
  return entity && ({ ...entity.body, id: entity.id, version: entity.version } as unknown as StoredAccount);
}

function accountChange({ id, version, ...body }: StoredAccount): EntityChange {
  return { kind: 'account', id, version, body: body as JsonObject };
}
