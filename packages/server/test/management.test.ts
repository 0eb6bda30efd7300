import { errorTable, type Role, rightsOfRole, routes } from '@anlan/api';
import { fakeClock } from '@anlan/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { chat } from './harness/chat.ts';
import { type Json, send } from './harness/http.ts';
import { type Person, personWith, signIn } from './harness/person.ts';
import { sampleProfile } from './harness/profile.ts';
import { openRaw } from './harness/raw-connection.ts';
import { exampleOf, newKey, startTestServer, type TestServer } from './harness/test-server.ts';

const clock = fakeClock('2026-06-01T00:00:00Z');
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ options: { clock } });
});

const newPerson = async (role: Role): Promise<Person & { id: string }> => {
  const { account, link } = await server.admin.call('createAccount', { body: { name: `new ${role}`, role } });
  return { ...(await signIn(server.url, link.url)), id: account.id };
};
const denied = async (reason: string): Promise<Json> => {
  const { records } = await server.admin.call('listRecords', { query: { kind: 'access.denied', limit: 200 } });
  return records.find(({ data }: Json) => data.reason === reason && data.surface === 'management');
};

describe('signing in', () => {
  it('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const { link } = await server.admin.call('createAccount', { body: { name: '韩梅梅', role: 'auditor' } });
    const answer = await server.send('/api/v1/session', { body: { token: link.url.split('#token=')[1] } });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^anlan_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(routes.getSession.answer.parse(answer.json)).toMatchObject({ account: { name: '韩梅梅' } });
  });

  it('may say how to be called', async () => {
    const { link } = await server.admin.call('createAccount', { body: { name: 'x', role: 'auditor' } });
    const answer = await server.send('/api/v1/session', {
      body: { token: link.url.split('#token=')[1], name: '王芳' },
    });
    expect(answer.json.account.name).toBe('王芳');
  });

  it('with a link that is none is refused and recorded', async () => {
    const answer = await server.send('/api/v1/session', { body: { token: 'x'.repeat(43) } });
    expect(answer).toMatchObject({ status: 401, code: 'invalid_link' });
    expect(await denied('invalid_link')).toMatchObject({ data: { surface: 'management' } });
  });

  it('with a link works once, and not after 15 minutes', async () => {
    const { account, link } = await server.admin.call('createAccount', { body: { name: 'x', role: 'auditor' } });
    await signIn(server.url, link.url);
    await expect(signIn(server.url, link.url)).rejects.toThrow(/invalid_link/);
    const second = await server.admin.call('linkAccount', { params: { id: account.id } });
    clock.advance(15 * 60_000);
    await expect(signIn(server.url, second.url)).rejects.toThrow(/invalid_link/);
  });
});

describe('a session', () => {
  it('ends when the person signs out', async () => {
    const person = await newPerson('auditor');
    const answer = await person.ask('DELETE', '/api/v1/session');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/^anlan_session=;.*Max-Age=0$/);
    expect(await person.ask('GET', '/api/v1/session')).toMatchObject({ status: 401, code: 'not_signed_in' });
  });

  it('ends at once when the account is disabled, and loses its rights at once with its role', async () => {
    const person = await newPerson('engineer');
    const { id } = await exampleOf(server);
    expect((await person.ask('POST', `/api/v1/applications/${id}/keys`, { name: 'k' })).status).toBe(201);
    await server.admin.call('changeAccount', { params: { id: person.id }, body: { role: 'auditor' } });
    expect(await person.ask('POST', `/api/v1/applications/${id}/keys`, { name: 'k' })).toMatchObject({
      code: 'forbidden',
    });
    expect(await denied('forbidden')).toBeDefined();
    await server.admin.call('changeAccount', { params: { id: person.id }, body: { disabled: true } });
    expect(await person.ask('GET', '/api/v1/session')).toMatchObject({ status: 401, code: 'not_signed_in' });
  });

  it('ends 12 hours after its last use', async () => {
    const person = await newPerson('auditor');
    for (const hours of [6, 6]) {
      clock.advance(hours * 3_600_000);
      expect((await server.admin.ask('GET', '/api/v1/session')).status).toBe(200);
    }
    expect(await person.ask('GET', '/api/v1/session')).toMatchObject({ code: 'not_signed_in' });
  });

  it.each([
    '',
    'anlan_session=',
    'anlan_session=x',
    'a=b; anlan_session=x; c',
    `anlan_session=${'x'.repeat(100_000)}`,
    '=;;=',
    'ANLAN_SESSION=x',
  ])('that is made up (%#) is none', async (cookie) => {
    const answer = await personWith(server.url, cookie.slice(0, 12_000)).ask('GET', '/api/v1/session');
    expect(answer).toMatchObject({ status: 401, code: 'not_signed_in' });
  });
});

describe('a request that changes something', () => {
  it.each([
    'http://evil.example',
    'http://localhost:3000',
    'http://127.0.0.1:1',
    'https://evil.example',
    'null',
    'http://127.0.0.1.evil.example',
  ])('is refused from a page of %s, with the cookie and all', async (origin) => {
    for (const [method, path] of [
      ['POST', '/api/v1/session'],
      ['DELETE', '/api/v1/session'],
      ['POST', '/api/v1/accounts'],
      ['POST', '/api/v1/playground'],
    ] as const) {
      const answer = await server.admin.ask(method, path, undefined, { origin });
      expect(answer).toMatchObject({ status: 403, code: 'host_not_allowed' });
    }
    expect((await server.admin.ask('GET', '/api/v1/session')).status).toBe(200);
  });

  it('is accepted from the console itself', async () => {
    const answer = await server.admin.ask('POST', '/api/v1/grade', gradingFacts(), { origin: server.url });
    expect(answer.status).toBe(200);
  });
});

function gradingFacts(): Json {
  const { name, purpose, mainlandChina, roles, ...facts } = sampleProfile();
  return facts;
}

describe('a name that somebody points here', () => {
  it.each(['evil.example', 'evil.example:8787', '127.0.0.1.evil.example', '2130706433'])(
    '%s is refused everywhere',
    async (host) => {
      for (const path of ['/', '/api/v1/session', '/healthz', '/metrics', '/assets/x.js']) {
        const connection = await openRaw(server.url);
        connection.write(
          `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${server.admin.cookie}\r\nConnection: close\r\n\r\n`,
        );
        const received = await connection.end();
        expect(received).toMatch(/^HTTP\/1\.1 403 /);
        expect(received).toContain('"code":"host_not_allowed"');
      }
    },
  );
});

describe('every route', () => {
  const all = Object.entries(routes);

  it.each(all)('%s asks who it is before it reads anything', async (_, route) => {
    if (route.access === 'public') return;
    const path = route.path.replace(/\{\w+\}/g, 'x');
    const answer = await send(`${server.url}${path}`, {
      method: route.method,
      ...(route.method !== 'GET' && { body: '{"broken' }),
    });
    expect(answer).toMatchObject({ status: 401, code: 'not_signed_in' });
  });

  it.each(Object.keys(rightsOfRole) as Role[])('lets %s do what the role may, and nothing else', async (role) => {
    const person = await newPerson(role);
    for (const [name, { method, path, access, ...route }] of all) {
      if (access === 'public' || access === 'session' || name === 'liveCalls') continue;
      const target = path.replace(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000');
      const { code, status } = await person.ask(method, target, 'body' in route ? { nothing: true } : undefined);
      if (rightsOfRole[role].includes(access)) expect([name, code]).not.toEqual([name, 'forbidden']);
      else expect([name, status, code]).toEqual([name, 403, 'forbidden']);
    }
  });

  it.each([
    ['GET', '/api/v1/none', 404, null],
    ['GET', '/api/v1', 404, null],
    ['GET', '/api/v1/session/', 404, null],
    ['GET', '/api/v2/session', 404, null],
    ['GET', '/assets/none.js', 404, null],
    ['GET', '/audit/none', 404, null],
    ['GET', '/anthropic/v1/messages', 404, null],
    ['POST', '/', 404, null],
    ['PUT', '/api/v1/session', 405, 'DELETE, GET, HEAD, POST'],
    ['OPTIONS', '/api/v1/accounts', 405, 'GET, HEAD, POST'],
    ['GET', '/api/v1/grade', 405, 'POST'],
    ['GET', '/api/v1/accounts/x', 405, 'PATCH'],
    ['HEAD', '/api/v1/live', 405, 'GET'],
    ['POST', '/healthz', 405, 'GET, HEAD'],
    ['POST', '/metrics', 405, 'GET, HEAD'],
    ['GET', '/api/v1/host/admin-link', 405, 'POST'],
  ])('%s %s is %i', async (method, path, status, allow) => {
    const answer = await server.admin.ask(method, path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('allow')).toBe(allow);
    if (method !== 'HEAD') {
      expect(answer.json.error).toMatchObject({
        code: status === 404 ? 'route_not_found' : 'method_not_allowed',
        request_id: answer.headers.get('x-request-id'),
      });
    }
  });
});

describe('an answer', () => {
  it.each(['/', '/api/v1/session', '/api/v1/none', '/healthz', '/metrics', '/v1/models', '/assets/x.js'])(
    '%s carries the headers that bind browsers',
    async (path) => {
      const { headers } = await server.send(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src|unsafe-eval/);
      expect([...headers.keys()].filter((name) => /^access-control|^server$|^x-powered/.test(name))).toEqual([]);
    },
  );

  it('is not kept by anybody in between', async () => {
    expect((await server.admin.ask('GET', '/api/v1/accounts')).headers.get('cache-control')).toBe('no-store');
    expect((await server.send('/healthz')).headers.get('cache-control')).toBe('no-store');
  });

  it('speaks the language that is asked for', async () => {
    for (const [language, expected] of [
      ['zh-CN', 'zh'],
      ['en-GB,zh', 'en'],
      ['', 'zh'],
    ] as const) {
      const answer = await server.send('/api/v1/session', { headers: { 'accept-language': language } });
      expect(answer.json.error.message).toBe(errorTable.not_signed_in.message[expected]);
    }
  });

  it('to what does not fit says what does', async () => {
    const answer = await server.admin.ask('POST', '/api/v1/accounts', { name: '', role: 'king', extra: 1 });
    expect(answer).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(answer.json.error.details.problems.map(({ field }: Json) => field).sort()).toEqual([
      'body',
      'body.name',
      'body.role',
    ]);
  });

  it.each<[title: string, body: string, type: string, status: number, code: string]>([
    ['no JSON', '{', 'application/json', 400, 'invalid_json'],
    [
      'a prototype',
      '{"name":"x","role":"auditor","__proto__":{"role":"administrator"}}',
      'application/json',
      400,
      'invalid_request',
    ],
    ['a form', 'name=x&role=auditor', 'application/x-www-form-urlencoded', 415, 'unsupported_media_type'],
    ['a text', '{"name":"x","role":"auditor"}', 'text/plain', 415, 'unsupported_media_type'],
    ['half of a character', '{"name":"\\ud83d","role":"auditor"}', 'application/json', 400, 'invalid_json'],
    ['too much', JSON.stringify({ name: 'x'.repeat(11 * 1024 * 1024) }), 'application/json', 413, 'body_too_large'],
  ])('to %s is an error of its own', async (...[, body, type, status, code]) => {
    const before = (await server.admin.call('listAccounts')).accounts.length;
    const answer = await server.admin.ask('POST', '/api/v1/accounts', body, { 'content-type': type });
    expect(answer).toMatchObject({ status, code });
    expect((await server.admin.call('listAccounts')).accounts).toHaveLength(before);
  });

  it.each(['?limit=0', '?limit=201', '?limit=x', '?limit=1&limit=2', '?before=-1', '?__proto__=1', '?nothing=1'])(
    'to a query %s that does not fit is 400',
    async (query) => {
      expect(await server.admin.ask('GET', `/api/v1/calls${query}`)).toMatchObject({
        status: 400,
        code: 'invalid_request',
      });
    },
  );
});

describe('the last administrator', () => {
  it('cannot be disabled or given another role', async () => {
    const { account } = await server.admin.call('getSession');
    for (const { id } of (await server.admin.call('listAccounts')).accounts)
      if (id !== account.id) await server.admin.call('changeAccount', { params: { id }, body: { disabled: true } });
    for (const change of [{ disabled: true }, { role: 'auditor' }]) {
      const answer = await server.admin.ask('PATCH', `/api/v1/accounts/${account.id}`, change);
      expect(answer).toMatchObject({ status: 409, code: 'last_administrator' });
    }
  });
});

describe('two people who change the same application', () => {
  it('do not overwrite each other', async () => {
    const { id, version } = await server.admin.call('createApplication', { body: sampleProfile() });
    const change = (name: string) =>
      server.admin.ask('PATCH', `/api/v1/applications/${id}`, { version, profile: sampleProfile({ name }) });
    const answers = await Promise.all([change('a'), change('b')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)).toMatchObject({ code: 'conflict' });
    expect((await server.admin.call('getApplication', { params: { id } })).version).toBe(version + 1);
  });
});

describe('the host token', () => {
  const ask = (authorization?: string) =>
    server.send('/api/v1/host/admin-link', {
      method: 'POST',
      headers: authorization === undefined ? {} : { authorization },
    });

  it.each([undefined, '', 'Bearer ', 'Bearer x', `Bearer ${'x'.repeat(43)}`])(
    'is needed for a link (%s)',
    async (authorization) => {
      expect(await ask(authorization)).toMatchObject({ status: 403, code: 'forbidden' });
    },
  );
});

describe('the live view', () => {
  it('shows calls as they run, to who may see records', async () => {
    const { auth } = await newKey(server);
    const { socket, until } = await live(server.admin);
    await until(': connected');
    await server.send('/v1/chat/completions', { headers: auth, body: chat('你好', { stream: true }) });
    const seen = await until('"outcome":"completed"');
    expect(seen).toContain('event: call\ndata: {');
    expect(seen).toContain('"outcome":"running"');
    socket.destroy();
  });

  it('ends for a person who is disabled: the next call is not shown', async () => {
    const person = await newPerson('auditor');
    const { auth } = await newKey(server);
    const { until, end } = await live(person);
    await until(': connected');
    await server.admin.call('changeAccount', { params: { id: person.id }, body: { disabled: true } });
    await server.send('/v1/chat/completions', { headers: auth, body: chat('你好') });
    expect(await end()).not.toContain('event: call');
  });

  /** Opens the stream on a connection that the server is asked to close when it ends. */
  async function live(person: Person) {
    const connection = await openRaw(server.url);
    connection.write(
      `GET /api/v1/live HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nCookie: ${person.cookie}\r\nConnection: close\r\n\r\n`,
    );
    return connection;
  }
});

describe('pages', () => {
  it.each(['/', '/applications/x', '/sign-in', '/v1x', '/api.html'])(
    '%s is the console, or says how to build it',
    async (path) => {
      const answer = await server.send(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    },
  );

  it.each([
    '/../../etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/etc/passwd',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%00',
  ])('%s leads nowhere', async (path) => {
    const connection = await openRaw(server.url);
    connection.write(`GET ${path} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nConnection: close\r\n\r\n`);
    const received = await connection.end();
    expect(received).not.toMatch(/root:|"dependencies"/);
    expect(received).toMatch(/^HTTP\/1\.1 (200|404) /);
  });
});

describe('metrics', () => {
  it('count calls by outcome, and name nobody', async () => {
    const { auth } = await newKey(server);
    await server.send('/v1/chat/completions', { headers: auth, body: chat('你好') });
    const { text } = await server.send('/metrics');
    expect(text).toMatch(/^anlan_calls_total\{outcome="completed",stream="false"\} \d+$/m);
    for (const name of ['calls_running', 'journal_bytes', 'journal_open', 'database_behind'])
      expect(text).toMatch(new RegExp(`^anlan_${name} \\d+$`, 'm'));
    expect(text).not.toMatch(/APP-|administrator|示例/);
  });
});
