import type { Actor } from '@anlan/audit';
import type { Clock } from '@anlan/core';
import type { Ledger } from '../ledger/ledger.ts';
import type { RecordFactory } from '../records/record-factory.ts';
import { sessionClosed, sessionOpened } from '../records/server-kinds.ts';
import type { Accounts, StoredAccount } from './accounts.ts';
import { hashSecret, newSecret } from './secrets.ts';

export interface OpenSession {
  /** Hash of the token; the token itself is only in the person's browser. */
  readonly id: string;
  readonly account: StoredAccount;
  readonly expiresAt: string;
}

export interface Sessions {
  open(account: StoredAccount): Promise<{ readonly token: string; readonly session: OpenSession }>;
  /** The session of a token, if it is valid now and its account is not disabled. */
  find(token: string | undefined): OpenSession | undefined;
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

export function createSessions({ ledger, clock, accounts, records }: SessionPorts): Sessions {
  const seenAt = new Map<string, number>();
  const accountSeenAt = new Map<string, number>();

  return {
    async open(account) {
      const token = newSecret('');
      const id = hashSecret(token);
      const opened = clock.now();
      const actor: Actor = { kind: 'account', id: account.id, name: account.name };
      await ledger.commit(
        [{ kind: 'session', id, version: 1, body: { account: account.id, opened, closed: false } }],
        [records.make(sessionOpened, actor, { account: account.id, by: 'link' })],
      );
      seenAt.set(id, opened);
      return { token, session: { id, account, expiresAt: time(opened + MAX_MS) } };
    },
    find(token) {
      if (token === undefined) return undefined;
      const id = hashSecret(token);
      const entity = ledger.entities.get('session', id);
      if (!entity || entity.body.closed === true) return undefined;
      const opened = Number(entity.body.opened);
      const now = clock.now();
      const account = accounts.get(String(entity.body.account));
      if (now > opened + MAX_MS || now > (seenAt.get(id) ?? opened) + IDLE_MS || !account || account.disabled)
        return undefined;
      seenAt.set(id, now);
      accountSeenAt.set(account.id, now);
      return { id, account, expiresAt: time(opened + MAX_MS) };
    },
    async close(session) {
      const entity = ledger.entities.get('session', session.id);
      if (!entity) return;
      const { account } = session;
      await ledger.commit(
        [{ ...entity, version: entity.version + 1, body: { ...entity.body, closed: true } }],
        [records.make(sessionClosed, { kind: 'account', id: account.id, name: account.name }, { account: account.id })],
      );
    },
    lastSeen(account) {
      const now = accountSeenAt.get(account);
      if (now !== undefined) return time(now);
      const opened = ledger.entities
        .list('session')
        .filter(({ body }) => body.account === account)
        .map(({ body }) => Number(body.opened));
      return opened.length === 0 ? null : time(Math.max(...opened));
    },
  };
}

function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
