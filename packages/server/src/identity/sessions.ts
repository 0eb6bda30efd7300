import type { Actor } from '@anlan/audit';
import type { Clock } from '@anlan/core';
import type { Ledger } from '../ledger/ledger.ts';
import type { RecordFactory } from '../records/record-factory.ts';
import { sessionClosed, sessionOpened } from '../records/server-kinds.ts';
import type { Accounts, StoredAccount } from './accounts.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { closedSession, isOpen, openedSession } from './session-entities.ts';

export interface OpenSession {
  /** Hash of the token; the token itself is only in the person's browser. */
  readonly id: string;
  readonly account: StoredAccount;
  readonly expiresAt: string;
}

export interface Sessions {
  open(account: StoredAccount): Promise<{ readonly token: string; readonly session: OpenSession }>;
  /** The session of a token, if it is valid now and its account is not disabled. Counts as use of the session. */
  find(token: string | undefined): OpenSession | undefined;
  /** The session of an id as it is now, without counting as use of it: for what goes on by itself, like a live view. */
  current(id: string): OpenSession | undefined;
  close(session: OpenSession): Promise<void>;
  /** When the account was last seen, in this run of the server or at its last sign-in. */
  lastSeen(account: string): string | null;
}

export interface SessionPorts {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly records: RecordFactory;
}

/** A working day and a week: a forgotten browser is signed out, a busy person signs in once a week. */
const IDLE_MS = 12 * 60 * 60 * 1000;
const MAX_MS = 7 * 24 * 60 * 60 * 1000;

/** Sessions of people in browsers. When one was last used is known in this run only: after a restart, since sign-in. */
export function createSessions({ ledger, clock, accounts, records }: SessionPorts): Sessions {
  const { entities, transact } = ledger;
  const seenAt = new Map<string, number>();
  const accountSeenAt = new Map<string, number>();

  const current = (id: string): OpenSession | undefined => {
    const entity = entities.get('session', id);
    if (!entity || !isOpen(entity)) return undefined;
    const opened = Number(entity.body.opened);
    const ends = Math.min(opened + MAX_MS, (seenAt.get(id) ?? opened) + IDLE_MS);
    const account = accounts.get(String(entity.body.account));
    if (clock.now() >= ends || !account || account.disabled) return undefined;
    return { id, account, expiresAt: time(opened + MAX_MS) };
  };

  return {
    async open(account) {
      const token = newSecret('');
      const id = hashSecret(token);
      const opened = clock.now();
      const record = records.make(sessionOpened, actorOf(account), { account: account.id, by: 'link' });
      await transact(() => ({
        changes: [openedSession(id, account.id, opened)],
        records: [record],
        result: undefined,
      }));
      seenAt.set(id, opened);
      return { token, session: { id, account, expiresAt: time(opened + MAX_MS) } };
    },
    find(token) {
      const session = token === undefined ? undefined : current(hashSecret(token));
      if (!session) return undefined;
      const now = clock.now();
      seenAt.set(session.id, now);
      accountSeenAt.set(session.account.id, now);
      return session;
    },
    current,
    close: ({ id, account }) =>
      transact(() => {
        const entity = entities.get('session', id);
        if (!entity || !isOpen(entity)) return { changes: [], records: [], result: undefined };
        const record = records.make(sessionClosed, actorOf(account), { account: account.id });
        return { changes: [closedSession(entity)], records: [record], result: undefined };
      }),
    lastSeen(account) {
      const now = accountSeenAt.get(account);
      if (now !== undefined) return time(now);
      const opened = entities
        .list('session')
        .filter(({ body }) => body.account === account)
        .map(({ body }) => Number(body.opened));
      return opened.length === 0 ? null : time(Math.max(...opened));
    },
  };
}

function actorOf({ id, name }: StoredAccount): Actor {
  return { kind: 'account', id, name };
}

function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
