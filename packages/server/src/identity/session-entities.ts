import type { EntityMemory } from '../ledger/entity-memory.ts';
import type { EntityChange } from '../storage/entity-store.ts';

/** A session as the ledger keeps it. Its id is the hash of the token. */
export function openedSession(id: string, account: string, opened: number): EntityChange {
  return { kind: 'session', id, version: 1, body: { account, opened, closed: false } };
}

export function isOpen({ body }: EntityChange): boolean {
  return body.closed !== true;
}

export function closedSession(session: EntityChange): EntityChange {
  return { ...session, version: session.version + 1, body: { ...session.body, closed: true } };
}

/** The changes that end all sessions of an account. */
export function closedSessionsOf(account: string, entities: EntityMemory): readonly EntityChange[] {
  return entities
    .list('session')
    .filter((session) => session.body.account === account && isOpen(session))
    .map(closedSession);
}
