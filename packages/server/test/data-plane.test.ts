import { once } from 'node:events';
import { errorTable } from '@anlan/api';
import { answersStatus, closedPort, type FakeModel, says, startFakeModel } from '@anlan/testkit';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chat } from './harness/chat.ts';
import { cleanUp } from './harness/clean-up.ts';
import type { Json, TestAnswer } from './harness/http.ts';
import { sampleProfile } from './harness/profile.ts';
import { openRaw } from './harness/raw-connection.ts';
import { newKey, startTestServer, type TestServer } from './harness/test-server.ts';

const MODEL = 'fake-model';
const BODY_BYTES = 64 * 1024;
const PATH = '/v1/chat/completions';
let model: FakeModel;
let server: TestServer;
let key: Awaited<ReturnType<typeof newKey>>;
let application: string;

beforeAll(async () => {
  model = await startFakeModel();
  cleanUp(() => model.close());
  const timeouts = { connectMs: 2_000, firstByteMs: 10_000, idleMs: 10_000 };
  const upstream = { name: 'fake', url: model.baseUrl, key: undefined, models: undefined, timeouts, extraFields: [] };
  server = await startTestServer({ config: { upstream, bodyBytes: BODY_BYTES } });
  application = (await server.admin.call('createApplication', { body: sampleProfile() })).id;
  key = await newKey(server, application);
});
beforeEach(() => model.play(says('Hello.')));

const callOf = (answer: Pick<TestAnswer, 'headers'>): Promise<Json> =>
  server.admin.call('getCall', { params: { id: answer.headers.get('x-request-id') ?? '' } });
const denials = async (reason: string): Promise<number> => {
  // Counts come with the window that closes; the first of a reason is recorded at once.
  const { records } = await server.admin.call('listRecords', { query: { kind: 'access.denied', limit: 200 } });
  return records.filter(({ data }: Json) => data.reason === reason && data.surface === 'v1').length;
};
/** The shape that OpenAI's clients read. */
const openAiError = (code: keyof typeof errorTable) => ({
  error: expect.objectContaining({
    code,
    type: errorTable[code].type,
    param: null,
    message: `${errorTable[code].message.zh} ${errorTable[code].message.en}`,
    request_id: expect.any(String),
  }),
});

describe('a call', () => {
  it('is answered, labelled and recorded under the id that the answer names', async () => {
    const answer = await server.send(PATH, { headers: key.auth, body: chat('hi', { model: MODEL }) });
    expect(answer.status).toBe(200);
    const { label } = await server.admin.call('getStatus');
    expect(answer.json.choices[0].message.content).toBe(`Hello.\n\n${label}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await callOf(answer)).toMatchObject({
      outcome: 'completed',
      origin: 'live',
      application: { id: application },
      records: [expect.any(String)],
    });
  });

  it('streams, and its opening and closing are recorded', async () => {
    const answer = await server.send(PATH, { headers: key.auth, body: chat('hi', { model: MODEL, stream: true }) });
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(answer.text.endsWith('data: [DONE]\n\n')).toBe(true);
    const { outcome, records } = await callOf(answer);
    expect({ outcome, records: records.length }).toEqual({ outcome: 'completed', records: 2 });
  });

  it('does not take over an id that the client chose', async () => {
    const answer = await server.send(PATH, { headers: { ...key.auth, 'x-request-id': 'mine' }, body: chat('hi') });
    expect(answer.headers.get('x-request-id')).not.toBe('mine');
  });

  it('whose model has a name that no database takes as it is, is recorded exactly', async () => {
    const name = 'a\u0000b';
    const answer = await server.send(PATH, { headers: key.auth, body: chat('hi', { model: name }) });
    // Whether the name is taken or refused is up to the gateway; the record must be readable in either case.
    const call = await callOf(answer);
    expect([name, null]).toContain(call.model);
    const next = await server.send(PATH, { headers: key.auth, body: chat('hi') });
    expect(await callOf(next)).toMatchObject({ outcome: 'completed' });
  });

  it('sees nothing of the key that it came with', async () => {
    await server.send(PATH, { headers: key.auth, body: chat('hi') });
    const received = model.received.at(-1);
    expect(JSON.stringify(received?.headers)).not.toContain(key.secret);
  });
});

describe('who is not let in', () => {
  it.each<[title: string, headers: Record<string, string>, code: keyof typeof errorTable]>([
    ['no key', {}, 'missing_key'],
    ['an empty key', { authorization: 'Bearer ' }, 'missing_key'],
    ['another scheme', { authorization: 'Basic YTpi' }, 'missing_key'],
    ['a key that is none', { authorization: 'Bearer anlan-none' }, 'invalid_key'],
    ['a key in a cookie only', { cookie: 'anlan_session=anlan-none' }, 'missing_key'],
  ])('%s', async (_, headers, code) => {
    for (const path of [PATH, '/v1/models']) {
      const answer = await server.send(path, { headers, ...(path === PATH && { body: chat('hi') }) });
      expect(answer.status).toBe(401);
      expect(answer.json).toEqual(openAiError(code));
    }
    expect(await denials(code)).toBeGreaterThan(0);
  });

  it('a key is refused from the moment it is revoked', async () => {
    const other = await newKey(server, application);
    expect((await server.send('/v1/models', { headers: other.auth })).status).toBe(200);
    await server.admin.call('revokeKey', { params: { id: application, key: other.id } });
    const answer = await server.send('/v1/models', { headers: other.auth });
    expect(answer.json).toEqual(openAiError('key_revoked'));
  });

  it('a key works again only while its application is active', async () => {
    const { id, version } = await server.admin.call('createApplication', { body: sampleProfile() });
    const other = await newKey(server, id);
    await server.admin.call('changeApplication', { params: { id }, body: { version, active: false } });
    expect(await server.send('/v1/models', { headers: other.auth })).toMatchObject({
      status: 403,
      code: 'application_suspended',
    });
    await server.admin.call('changeApplication', { params: { id }, body: { version: version + 1, active: true } });
    expect(await server.send('/v1/models', { headers: other.auth })).toMatchObject({ status: 200 });
  });

  it('without a key, a body is not even read', async () => {
    const connection = await openRaw(server.url);
    const host = new URL(server.url).host;
    connection.write(
      `POST ${PATH} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{`,
    );
    const received = await connection.end();
    expect(received).toMatch(/^HTTP\/1\.1 401 /);
    expect(received).toMatch(/connection: close/i);
  });

  it.each<[headers: Record<string, string>]>([
    [{ host: 'evil.example' }],
    [{ origin: 'http://evil.example' }],
    [{ origin: 'http://localhost:3000' }],
    [{ origin: 'null' }],
  ])('a page or a name of somebody else: %o', async (headers) => {
    const lines = Object.entries({ host: new URL(server.url).host, ...headers, ...key.auth });
    const connection = await openRaw(server.url);
    connection.write(
      `GET /v1/models HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}connection: close\r\n\r\n`,
    );
    const received = await connection.end();
    expect(received).toMatch(/^HTTP\/1\.1 403 /);
    expect(received).toContain('"code":"host_not_allowed"');
    expect(received).toContain('"type":"permission_error"');
  });
});

describe('what is not offered', () => {
  it.each<[method: string, path: string, status: number, allow: string | null]>([
    ['GET', '/v1', 404, null],
    ['GET', '/v1/', 404, null],
    ['POST', '/v1/responses', 404, null],
    ['POST', '/v1/embeddings', 404, null],
    ['GET', '/v1/models/', 404, null],
    ['GET', '/v1/models/fake-model', 404, null],
    ['POST', '/v1/chat/completions/', 404, null],
    ['POST', '/v1/Chat/Completions', 404, null],
    ['POST', '/v1//chat/completions', 404, null],
    ['POST', '/v1/chat%2Fcompletions', 404, null],
    ['DELETE', '/v1/none?x=1', 404, null],
    ['GET', '/v1/chat/completions', 405, 'POST'],
    ['PUT', '/v1/chat/completions', 405, 'POST'],
    ['OPTIONS', '/v1/chat/completions', 405, 'POST'],
    ['HEAD', '/v1/chat/completions', 405, 'POST'],
    ['POST', '/v1/models', 405, 'GET, HEAD'],
    ['DELETE', '/v1/models?x', 405, 'GET, HEAD'],
    ['PROPFIND', '/v1/models', 405, 'GET, HEAD'],
  ])('%s %s is %i, with a key and without', async (method, path, status, allow) => {
    for (const headers of [{}, key.auth]) {
      const answer = await server.send(path, { method, headers });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('allow')).toBe(allow);
      if (method !== 'HEAD')
        expect(answer.json).toEqual(openAiError(status === 404 ? 'route_not_found' : 'method_not_allowed'));
    }
    expect(await denials(status === 404 ? 'route_not_found' : 'method_not_allowed')).toBeGreaterThan(0);
  });

  it.each(['/%', '/v1/%zz', '/v1/%c0%ae'])('a path that cannot be read (%s) is 404, and not repeated', async (path) => {
    const answer = await server.send(path);
    expect(answer).toMatchObject({ status: 404, code: 'route_not_found' });
    expect(answer.text).not.toContain('%');
  });

  it.each(['http://evil.example/v1/models', `http://127.0.0.1/v1/models`, '*'])(
    'a target that is no path: %s',
    async (target) => {
      const connection = await openRaw(server.url);
      connection.write(
        `GET ${target} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nAuthorization: Bearer ${key.secret}\r\nConnection: close\r\n\r\n`,
      );
      expect(await connection.end()).toMatch(/^HTTP\/1\.1 404 /);
    },
  );

  it('HEAD of what can be read is answered without a body', async () => {
    const answer = await server.send('/v1/models', { method: 'HEAD', headers: key.auth });
    expect(answer).toMatchObject({ status: 200, text: '' });
  });
});

describe('a body', () => {
  const post = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
    server.send(PATH, { headers: { ...key.auth, ...headers }, body });

  it.each<[title: string, body: string, code: keyof typeof errorTable]>([
    ['is no JSON', '{"model":', 'invalid_json'],
    ['is empty', ' ', 'invalid_json'],
    ['is no object', '[]', 'invalid_request'],
    ['lacks everything', '{}', 'invalid_request'],
    [
      'names a prototype',
      '{"model":"m","messages":[{"role":"user","content":"x"}],"__proto__":{"n":9}}',
      'invalid_request',
    ],
    ['has half of a character', '{"model":"m","messages":[{"role":"user","content":"\\ud83d"}]}', 'invalid_json'],
    ['is nested without end', `{"model":"m","metadata":${'['.repeat(2000)}${']'.repeat(2000)}}`, 'invalid_json'],
  ])('that %s is refused, and the refusal is recorded', async (_, body, code) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual(openAiError(code));
    expect(await callOf(answer)).toMatchObject({
      outcome: 'refused',
      errorCode: code,
      application: { id: application },
    });
  });

  it.each([
    ['a little', BODY_BYTES + 1],
    ['much', BODY_BYTES * 40],
  ])('that is %s too large is refused with 413, and the refusal is recorded', async (_, size) => {
    const answer = await post(JSON.stringify(chat('x'.repeat(size))));
    expect(answer.status).toBe(413);
    expect(answer.json).toEqual(openAiError('body_too_large'));
    expect(await callOf(answer)).toMatchObject({ outcome: 'refused', errorCode: 'body_too_large' });
  });

  it('that is too large and comes in chunks is refused as well', async () => {
    const connection = await openRaw(server.url);
    connection.write(
      `POST ${PATH} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nAuthorization: Bearer ${key.secret}\r\n` +
        'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    const size = BODY_BYTES + 10;
    connection.write(`${size.toString(16)}\r\n${'x'.repeat(size)}\r\n0\r\n\r\n`);
    const received = await connection.until('request_id');
    expect(received).toMatch(/^HTTP\/1\.1 413 /);
    connection.socket.destroy();
  });

  it('may wait for a word to go on', async () => {
    const body = JSON.stringify(chat('hi'));
    const head =
      `POST ${PATH} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nAuthorization: Bearer ${key.secret}\r\n` +
      `Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
    const connection = await openRaw(server.url);
    connection.write(head);
    expect(await connection.until('100 Continue')).toMatch(/^HTTP\/1\.1 100 /);
    connection.write(body);
    expect(await connection.end()).toMatch(/HTTP\/1\.1 200 /);
  });

  it('that is announced as huge is refused before it is sent, and the connection ends', async () => {
    const connection = await openRaw(server.url);
    connection.write(
      `POST ${PATH} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nAuthorization: Bearer ${key.secret}\r\n` +
        'Content-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{',
    );
    const received = await connection.end();
    expect(received).toMatch(/^HTTP\/1\.1 413 /);
    expect(received).toMatch(/connection: close/i);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/xml',
  ])('of type %s is refused with 415, and the refusal is recorded', async (type) => {
    const answer = await post(JSON.stringify(chat('hi')), { 'content-type': type });
    expect(answer.status).toBe(415);
    expect(answer.json).toEqual(openAiError('unsupported_media_type'));
    expect(await denials('unsupported_media_type')).toBeGreaterThan(0);
  });

  it('of type application/json with a parameter is read', async () => {
    const answer = await post(JSON.stringify(chat('hi')), { 'content-type': 'application/json; charset=utf-8' });
    expect(answer.status).toBe(200);
  });
});

describe('a model service that fails', () => {
  it.each<[status: number, code: keyof typeof errorTable]>([
    [400, 'upstream_rejected'],
    [401, 'upstream_error'],
    [429, 'upstream_rate_limited'],
    [500, 'upstream_error'],
    [302, 'upstream_protocol'],
  ])('with %i, in a call', async (status, code) => {
    model.play(answersStatus(status, { error: { message: 'internals of the service' } }));
    for (const stream of [false, true]) {
      const answer = await server.send(PATH, { headers: key.auth, body: chat('hi', { stream }) });
      expect(answer.status).toBe(errorTable[code].status);
      expect(answer.json).toEqual(openAiError(code));
      expect(answer.text).not.toContain('internals');
      expect(await callOf(answer)).toMatchObject({ outcome: 'upstream_failed', errorCode: code });
    }
  });

  it.each<[title: string, models: () => Promise<FakeModel | string>, code: keyof typeof errorTable]>([
    ['an error', () => startFakeModel({ models: answersStatus(500) }), 'upstream_error'],
    [
      'noise',
      () =>
        startFakeModel({
          models: { kind: 'status', status: 200, body: '{', headers: { 'content-type': 'application/json' } },
        }),
      'upstream_protocol',
    ],
    ['nobody there', closedPort, 'upstream_unreachable'],
  ])('with %s, in the list of models', async (_, start, code) => {
    const service = await start();
    if (typeof service !== 'string') cleanUp(() => service.close());
    const url = typeof service === 'string' ? service : service.baseUrl;
    const timeouts = { connectMs: 2_000, firstByteMs: 5_000, idleMs: 5_000 };
    const upstream = { name: 'bad', url, key: undefined, models: undefined, timeouts, extraFields: [] };
    const other = await startTestServer({ config: { upstream } });
    const { id } = await other.admin.call('createApplication', { body: sampleProfile() });
    const { auth } = await newKey(other, id);
    const answer = await other.send('/v1/models', { headers: auth });
    expect(answer.status).toBe(errorTable[code].status);
    expect(answer.json).toEqual(openAiError(code));
    await other.close();
  });

  it('in mid-stream ends the stream with an error, and without its end mark', async () => {
    model.play(says('one two three four five six seven eight', { fault: { kind: 'cut', afterBytes: -40 } }));
    const answer = await server.send(PATH, { headers: key.auth, body: chat('hi', { stream: true }) });
    expect(answer.text).not.toContain('[DONE]');
    expect(answer.text).toContain('"code":"upstream_protocol"');
    expect(await callOf(answer)).toMatchObject({ outcome: 'upstream_failed' });
  });
});

describe('a client that leaves', () => {
  it.each([
    ['in mid-stream', true],
    ['before a whole answer', false],
  ])('%s: the model service is told to stop, and the call is recorded as given up', async (_, stream) => {
    model.play(
      stream
        ? says('word '.repeat(5_000), { streaming: { delayMs: 5 } })
        : says('late', { fault: { kind: 'slow_headers', ms: 60_000 } }),
    );
    const before = model.received.length;
    const connection = await openRaw(server.url);
    const body = JSON.stringify(chat('hi', { stream }));
    connection.write(
      `POST ${PATH} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nAuthorization: Bearer ${key.secret}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    const request = await model.request(before);
    if (stream) await connection.until('data: ');
    connection.socket.destroy();
    await once(connection.socket, 'close');
    expect(await request.ending).toBe('early');
    await expect
      .poll(async () => (await server.admin.call('listCalls', { query: { limit: 1 } })).calls[0])
      .toMatchObject({ outcome: 'client_gone', stream });
  });
});
