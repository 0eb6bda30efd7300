import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  type Answer,
  ApiError,
  type Application,
  type Call,
  type Client,
  type ClientOptions,
  createClient,
  type Fetch,
  fillPath,
  type Session,
} from '../src/index.ts';

type Sent = { readonly url: string; readonly init: Parameters<Fetch>[1] };

/** A server that gives one answer and remembers what it was asked. */
function fakeServer(status: number, text: string): { readonly sent: Sent[]; readonly fetch: Fetch } {
  const sent: Sent[] = [];
  return {
    sent,
    fetch: async (url, init) => {
      sent.push({ url, init });
      return { ok: status < 400, status, text: async () => text };
    },
  };
}
function client(fetch: Fetch, options: Partial<ClientOptions> = {}): Client {
  return createClient({ fetch, baseUrl: 'http://127.0.0.1:8787', ...options });
}
const id = '018f22e2-79b0-7cc3-98c4-dc0c0c07398f';

describe('a call', () => {
  test('without arguments asks for JSON and gives back what it got', async () => {
    const { sent, fetch } = fakeServer(200, '{"applications":[]}');
    expect(await client(fetch).call('listApplications')).toEqual({ applications: [] });
    expect(sent).toEqual([
      {
        url: 'http://127.0.0.1:8787/api/v1/applications',
        init: { method: 'GET', headers: { accept: 'application/json' }, credentials: 'same-origin' },
      },
    ]);
  });

  test('with a body sends it as JSON', async () => {
    const { sent, fetch } = fakeServer(201, '{}');
    await client(fetch).call('createKey', { params: { id }, body: { name: 'ci' } });
    expect(sent[0]?.url).toBe(`http://127.0.0.1:8787/api/v1/applications/${id}/keys`);
    expect(sent[0]?.init).toMatchObject({
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: '{"name":"ci"}',
    });
  });

  test('with a query leaves out what is empty and escapes the rest', async () => {
    const { sent, fetch } = fakeServer(200, '{"clauses":[]}');
    await client(fetch).call('searchCatalog', { query: { q: '标识 & a=b', limit: undefined } });
    expect(sent[0]?.url).toBe('http://127.0.0.1:8787/api/v1/catalog/search?q=%E6%A0%87%E8%AF%86%20%26%20a%3Db');
    await client(fetch).call('listRecords', { query: { kind: '' } });
    expect(sent[1]?.url).toBe('http://127.0.0.1:8787/api/v1/records');
  });

  test('carries headers of the moment and the signal', async () => {
    const { sent, fetch } = fakeServer(200, '{"models":[]}');
    let language = 'zh';
    const { signal } = new AbortController();
    const asking = client(fetch, { headers: () => ({ 'accept-language': language }) });
    await asking.call('listModels', { signal });
    language = 'en';
    await asking.call('listModels');
    expect(sent.map(({ init }) => init.headers['accept-language'])).toEqual(['zh', 'en']);
    expect(sent[0]?.init.signal).toBe(signal);
  });

  test('that succeeds with nothing gives undefined', async () => {
    expect(await client(fakeServer(204, '').fetch).call('signOut')).toBeUndefined();
  });
});

describe('a refusal', () => {
  test('is an error with the code, the words, the details and the request id', async () => {
    const body = { code: 'conflict', message: '内容已被他人修改', details: { version: 3 }, request_id: 'req-1' };
    const refused = client(fakeServer(409, JSON.stringify({ error: body })).fetch).call('getStatus');
    const error: unknown = await refused.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 'conflict',
      status: 409,
      requestId: 'req-1',
      message: body.message,
      details: body.details,
    });
  });

  test.each([
    ['an HTML page', 502, '<html>bad gateway</html>'],
    ['a code that is none of ours', 418, '{"error":{"code":"teapot","message":"x","request_id":"r"}}'],
    ['no error at all', 500, '{"ok":true}'],
    ['an empty body', 503, ''],
    ['null', 500, 'null'],
    ['an error that is a text', 500, '{"error":"broken"}'],
  ])('with %s is internal, with the status', async (_, status, text) => {
    await expect(client(fakeServer(status, text).fetch).call('getStatus')).rejects.toMatchObject({
      name: 'ApiError',
      code: 'internal',
      status,
    });
  });

  test('a success that is not JSON is no answer of ours', async () => {
    await expect(client(fakeServer(200, '<html>sign in</html>').fetch).call('getStatus')).rejects.toMatchObject({
      code: 'internal',
      status: 200,
    });
  });
});

describe('a server that is not there', () => {
  const cause = new TypeError('fetch failed');
  test.each<[string, Fetch]>([
    ['at once', () => Promise.reject(cause)],
    ['in mid-body', async () => ({ ok: true, status: 200, text: () => Promise.reject(cause) })],
  ])('is network, with the cause: %s', async (_, fetch) => {
    await expect(client(fetch).call('getStatus')).rejects.toMatchObject({ code: 'network', status: 0, cause });
  });
});

describe('a path', () => {
  test('has its places filled and escaped', () => {
    expect(fillPath('/api/v1/applications/{id}/keys/{key}', { id: 'a/b', key: '密 钥?' })).toBe(
      '/api/v1/applications/a%2Fb/keys/%E5%AF%86%20%E9%92%A5%3F',
    );
  });

  test.each([
    ['{id}', {}, 'missing_path_parameter'],
    ['/{id}/keys', { id: '' }, 'invalid_path_parameter'],
    ['/{id}/keys', { id: '.' }, 'invalid_path_parameter'],
    ['/{id}/keys', { id: '..' }, 'invalid_path_parameter'],
  ])('%s with %j is refused', (path, params, code) => {
    expect(() => fillPath(path, params)).toThrowError(expect.objectContaining({ code }) as Error);
  });

  test('three dots are a name', () => {
    expect(fillPath('/{id}', { id: '...' })).toBe('/...');
  });
});

describe('types', () => {
  test('each answer has the type of its route', () => {
    expectTypeOf<Answer<'getSession'>>().toEqualTypeOf<Session>();
    expectTypeOf<Answer<'createApplication'>>().toEqualTypeOf<Application>();
    expectTypeOf<Answer<'listCalls'>>().toEqualTypeOf<{ calls: Call[]; next: number | null }>();
    expectTypeOf<Answer<'signOut'>>().toEqualTypeOf<undefined>();
    expectTypeOf<Answer<'liveCalls'>>().toEqualTypeOf<undefined>();
  });

  test('what a route needs must be given, what may be left out may', () => {
    const check = (asking: Client): readonly unknown[] => [
      asking.call('listCalls'),
      asking.call('listCalls', { query: { limit: 10 } }),
      // @ts-expect-error a search needs a text
      asking.call('searchCatalog'),
      // @ts-expect-error a key needs a name
      asking.call('createKey', { params: { id } }),
      // @ts-expect-error there is no such role
      asking.call('createAccount', { body: { name: 'x', role: 'owner' } }),
      // @ts-expect-error this route has no body
      asking.call('getStatus', { body: {} }),
      // @ts-expect-error there is no such route
      asking.call('deleteEverything'),
    ];
    expect(check).toBeTypeOf('function');
  });
});
