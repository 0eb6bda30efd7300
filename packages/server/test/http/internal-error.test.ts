import { routes } from '@anlan/api';
import { AnlanError, createIdFactory, systemClock, systemRandom } from '@anlan/core';
import { createDenialLog } from '@anlan/gateway';
import { describe, expect, it } from 'vitest';
import { type AppPorts, createApp } from '../../src/http/app.ts';
import { createInFlight } from '../../src/http/in-flight.ts';
import { createLog } from '../../src/log.ts';
import { cleanUp } from '../harness/clean-up.ts';

const ids = createIdFactory(systemClock, systemRandom);
const HOST = { host: '127.0.0.1' };

/** An application in which everything behind the doors throws the same thing. */
async function throwing(thrown: unknown) {
  const log: string[] = [];
  const fail = (): never => {
    throw thrown;
  };
  const rejects = async (): Promise<never> => fail();
  const account = { id: 'a', version: 1, name: 'n', role: 'administrator', disabled: false, createdAt: '' };
  const ports = {
    access: {
      hostAllowed: () => true,
      originAllowed: () => true,
      managementAllowed: () => true,
      admitToManagement: () => undefined,
    },
    sessions: { find: () => ({ id: 's', account, expiresAt: '' }) },
    keys: { authenticate: () => ({ ok: true, value: { application: {}, actor: {} } }) },
    gateway: { chat: rejects, models: rejects },
    handlers: Object.fromEntries(Object.keys(routes).map((name) => [name, rejects])),
    metrics: { text: fail },
    status: fail,
    live: { running: () => [] },
    hostToken: 'token',
    adminLink: rejects,
    inFlight: createInFlight(),
    denials: createDenialLog({ records: { append: rejects }, clock: systemClock, ids }),
    ids,
    log: createLog('error', { write: (line) => void log.push(line) }),
    bodyBytes: 10_000,
    consoleDirectory: undefined,
  };
  const app = await createApp(ports as unknown as AppPorts);
  cleanUp(() => app.close());
  return { app, log };
}

const requests: readonly (readonly [method: 'GET' | 'POST' | 'DELETE' | 'PATCH', url: string, body?: object])[] = [
  ['GET', '/v1/models'],
  ['POST', '/v1/chat/completions', { model: 'm' }],
  ['GET', '/healthz'],
  ['GET', '/metrics'],
  ['POST', '/api/v1/host/admin-link'],
  ['GET', '/api/v1/overview'],
  ['GET', '/api/v1/accounts'],
  ['GET', '/api/v1/calls/x'],
  ['DELETE', '/api/v1/session'],
  ['POST', '/api/v1/accounts', { name: 'n', role: 'auditor' }],
  ['PATCH', '/api/v1/accounts/x', { disabled: true }],
];

const circular: { self?: unknown } = {};
circular.self = circular;

describe.each<[title: string, thrown: unknown]>([
  ['an Error', new Error('geheim')],
  ['a TypeError', new TypeError("Cannot read properties of undefined (reading 'geheim')")],
  ['a SyntaxError of stored data', new SyntaxError('Unexpected token geheim in JSON')],
  ['a text', 'geheim'],
  ['nothing', undefined],
  ['null', null],
  ['a number', 404],
  ['an object with a status', { statusCode: 200, message: 'geheim', code: 'geheim' }],
  ['an Error with a status', Object.assign(new Error('geheim'), { statusCode: 418, headers: { 'x-geheim': '1' } })],
  ['a code of another package', new AnlanError('geheim', 'geheim', { details: { geheim: 1 } })],
  ['a code that is a member of every object', new AnlanError('constructor', 'geheim')],
  ['a library error with such a code', Object.assign(new Error('geheim'), { code: '__proto__' })],
  [
    'an error of the file system',
    Object.assign(new Error("ENOENT: open '/geheim'"), { code: 'ENOENT', path: '/geheim' }),
  ],
  ['something circular', circular],
])('%s thrown anywhere', (_, thrown) => {
  it('becomes `internal` with the request id, and nothing else', async () => {
    const { app } = await throwing(thrown);
    for (const [method, url, body] of requests) {
      const headers = { ...HOST, authorization: 'Bearer token' };
      const answer = await app.inject({ method, url, headers, ...(body && { payload: body }) });
      expect([url, answer.statusCode]).toEqual([url, 500]);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      const { error } = answer.json();
      expect(error).toMatchObject({ code: 'internal', request_id: answer.headers['x-request-id'] });
      expect(Object.keys(error).sort()).toEqual(
        url.startsWith('/v1') ? ['code', 'message', 'param', 'request_id', 'type'] : ['code', 'message', 'request_id'],
      );
      expect(JSON.stringify(answer.headers) + answer.body).not.toContain('geheim');
    }
  });
});

describe('the log of an unforeseen error', () => {
  it('names the request and what was thrown, and holds nothing that hangs on it', async () => {
    const { app, log } = await throwing(
      Object.assign(new Error('what happened'), { request: { authorization: 'geheim' } }),
    );
    const answer = await app.inject({ url: '/api/v1/overview', headers: { ...HOST, cookie: 'anlan_session=geheim' } });
    expect(log).toHaveLength(1);
    const line = JSON.parse(log[0] ?? '');
    expect(line).toMatchObject({
      msg: 'unforeseen error',
      reqId: answer.headers['x-request-id'],
      err: { type: 'Error', message: 'what happened' },
    });
    expect(log[0]).not.toContain('geheim');
    expect(line).not.toHaveProperty('pid');
    expect(line).not.toHaveProperty('hostname');
  });
});

describe('a refusal that cannot be recorded', () => {
  it('is a refusal all the same', async () => {
    const { app, log } = await throwing(new AnlanError('journal_write_failed', 'disk'));
    const answer = await app.inject({ method: 'GET', url: '/v1/none', headers: HOST });
    expect(answer.json()).toMatchObject({ error: { code: 'route_not_found' } });
    expect(log.join('')).toContain('a denial could not be recorded');
  });
});

describe('a failure that has a code of the contract', () => {
  it.each<[code: string, status: number, told: string]>([
    ['journal_write_failed', 503, 'record_unavailable'],
    ['journal_full', 503, 'record_unavailable'],
    ['journal_closed', 503, 'record_unavailable'],
    ['database_failed', 503, 'storage_unavailable'],
    ['application_not_found', 404, 'not_found'],
    ['version_conflict', 409, 'conflict'],
  ])('%s is told as %i %s, without its details', async (code, status, told) => {
    const { app } = await throwing(
      new AnlanError(code, 'geheim', { details: told === 'conflict' ? {} : { path: 'geheim' } }),
    );
    const answer = await app.inject({ url: '/api/v1/overview', headers: HOST });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ error: { code: told } });
    expect(answer.body).not.toContain('geheim');
    expect(answer.headers['retry-after']).toBe(told === 'record_unavailable' ? '2' : undefined);
  });
});
