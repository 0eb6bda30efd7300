import type { AccountId } from '@anlan/core';
import type { EntityMemory } from '../ledger/entity-memory.ts';
import type { EntityChange } from '../storage/entity-store.ts';
import { hashSecret, newSecret } from './secrets.ts';

export interface SignInLink {
  /** Goes into the fragment of the link's address, which browsers do not send to servers or put into logs. */
  readonly token: string;
  readonly expiresAt: string;
}

const VALID_MS = 15 * 60 * 1000;

/** A new link of an account. There is one at a time: the earlier one stops working. */
export function issuedLink(
  account: AccountId,
  entities: EntityMemory,
  now: number,
): { readonly change: EntityChange; readonly link: SignInLink } {
  const token = newSecret('');
  const expires = now + VALID_MS;
  const version = (entities.get('sign_in_link', account)?.version ?? 0) + 1;
  return {
    change: { kind: 'sign_in_link', id: account, version, body: { hash: hashSecret(token), expires, used: false } },
    link: { token, expiresAt: new Date(expires).toISOString() },
  };
}

/** The change that uses up the link with this token, named like its account; undefined where there is no valid one. */
export function redeemedLink(token: string, entities: EntityMemory, now: number): EntityChange | undefined {
  const hash = hashSecret(token);
  const link = entities.list('sign_in_link').find(({ body }) => body.hash === hash);
  const valid = link !== undefined && link.body.used === false && Number(link.body.expires) > now;
  return valid ? used(link) : undefined;
}

/** The change that makes an account's link useless; none where there is no link to use. */
export function withdrawnLink(account: string, entities: EntityMemory): readonly EntityChange[] {
  const link = entities.get('sign_in_link', account);
  return link === undefined || link.body.used === true ? [] : [used(link)];
}

function used(link: EntityChange): EntityChange {
  return { ...link, version: link.version + 1, body: { ...link.body, used: true } };
}
