import { defineKind, type RecordKind } from '@anlan/audit';
import { clause } from '@anlan/catalog';
import type { ClauseId, JsonObject } from '@anlan/core';

/** Identification and permission control (6.2.5) and strict management of rights (6.3.2). */
const accessControl: readonly ClauseId[] = [clause('asgf@2.0/6.2.5'), clause('asgf@2.0/6.3.2')];
/** Configuration under control (6.2.4). */
const configuration: readonly ClauseId[] = [clause('asgf@2.0/6.2.4')];

export type AccountEvent = { readonly account: string; readonly role?: string; readonly disabled?: boolean };
export type KeyEvent = { readonly key: string; readonly name: string; readonly prefix: string };
export type SessionEvent = { readonly account: string; readonly by: 'link' | 'host' };
export type StartEvent = {
  readonly version: string;
  readonly policy: string;
  readonly storage: string;
  readonly replayed: number;
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const has = (data: unknown, ...keys: readonly string[]): data is JsonObject =>
  typeof data === 'object' && data !== null && keys.every((key) => isText((data as JsonObject)[key]));

const isAccountEvent = (data: unknown): data is AccountEvent => has(data, 'account');
const isKeyEvent = (data: unknown): data is KeyEvent => has(data, 'key', 'name', 'prefix');
const isSessionEvent = (data: unknown): data is SessionEvent => has(data, 'account', 'by');
const isStartEvent = (data: unknown): data is StartEvent => has(data, 'version', 'policy', 'storage');

/** An account was made, its role changed, or it was disabled or enabled. */
export const rightsChanged: RecordKind<'rights.changed', AccountEvent> = defineKind('rights.changed', {
  clauses: accessControl,
  check: isAccountEvent,
});
/** An application key was made; the record holds its first characters, never the key. */
export const keyIssued: RecordKind<'key.issued', KeyEvent> = defineKind('key.issued', {
  clauses: accessControl,
  check: isKeyEvent,
});
export const keyRevoked: RecordKind<'key.revoked', KeyEvent> = defineKind('key.revoked', {
  clauses: accessControl,
  check: isKeyEvent,
});
/** A one-time sign-in link was made for an account. */
export const linkIssued: RecordKind<'link.issued', AccountEvent> = defineKind('link.issued', {
  clauses: accessControl,
  check: isAccountEvent,
});
export const sessionOpened: RecordKind<'session.opened', SessionEvent> = defineKind('session.opened', {
  clauses: accessControl,
  check: isSessionEvent,
});
export const sessionClosed: RecordKind<'session.closed', AccountEvent> = defineKind('session.closed', {
  clauses: accessControl,
  check: isAccountEvent,
});
/** The server started, with the policy and the storage that it runs on. */
export const serverStarted: RecordKind<'server.started', StartEvent> = defineKind('server.started', {
  clauses: configuration,
  check: isStartEvent,
});

/** All kinds of this package, for `composeKinds`. */
export const serverKinds: readonly [
  typeof rightsChanged,
  typeof keyIssued,
  typeof keyRevoked,
  typeof linkIssued,
  typeof sessionOpened,
  typeof sessionClosed,
  typeof serverStarted,
] = [rightsChanged, keyIssued, keyRevoked, linkIssued, sessionOpened, sessionClosed, serverStarted];
