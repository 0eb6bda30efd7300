import { signInUrl } from './handlers/session-handlers.ts';
import type { Accounts, StoredAccount } from './identity/accounts.ts';
import type { SignInLink } from './identity/sign-in-links.ts';
import { systemActor } from './records/record-factory.ts';

/** Name of the first administrator until the person says how to be called. */
const FIRST_NAME = 'administrator';

export interface AdminLink {
  readonly url: string;
  readonly expiresAt: string;
}

/** A one-time link for the first administrator, who is made where there is none: the way in, and the way back in. */
export async function issueAdminLink(accounts: Accounts): Promise<SignInLink> {
  const administrator = accounts.list().find(isAdministrator) ?? (await firstAdministrator(accounts));
  return accounts.issueLink(administrator.id, systemActor);
}

/** As `issueAdminLink`, with the address at which a browser uses the link. */
export function adminLinkMaker(accounts: Accounts, consoleUrl: () => string): () => Promise<AdminLink> {
  return async () => {
    const { token, expiresAt } = await issueAdminLink(accounts);
    return { url: signInUrl(consoleUrl(), token), expiresAt };
  };
}

function isAdministrator({ role, disabled }: StoredAccount): boolean {
  return role === 'administrator' && !disabled;
}

function firstAdministrator(accounts: Accounts): Promise<StoredAccount> {
  return accounts.create(FIRST_NAME, 'administrator', systemActor);
}
