import type { Accounts, SignInLink } from './identity/accounts.ts';
import { systemActor } from './records/record-factory.ts';

/** Name of the first administrator until the person says how to be called. */
const FIRST_NAME = 'administrator';

/** A one-time link for the first administrator, who is made where there is none: the way in, and the way back in. */
export async function issueAdminLink(accounts: Accounts): Promise<SignInLink> {
  const administrator = accounts.list().find(({ role, disabled }) => role === 'administrator' && !disabled);
  const account = administrator ?? (await accounts.create(FIRST_NAME, 'administrator', systemActor));
  return accounts.issueLink(account.id, systemActor);
}
