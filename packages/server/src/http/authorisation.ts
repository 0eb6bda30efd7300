import { type Route, rightsOfRole } from '@anlan/api';
import { AnlanError } from '@anlan/core';
import type { OpenSession } from '../identity/sessions.ts';

/** Whether a person may do what a route asks for. Right and role are looked up now: a change takes effect at once. */
export function isAllowed(session: OpenSession | undefined, access: Route['access']): boolean {
  if (access === 'public') return true;
  if (!session) return false;
  return access === 'session' || rightsOfRole[session.account.role].includes(access);
}

/** Throws `not_signed_in`, `forbidden`. */
export function authorise(session: OpenSession | undefined, access: Route['access']): void {
  if (isAllowed(session, access)) return;
  throw session
    ? new AnlanError('forbidden', `the role lacks ${access}`)
    : new AnlanError('not_signed_in', 'no valid session');
}
