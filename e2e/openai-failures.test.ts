import { answersStatus, closedPort, type FakeModel, type FakeReply, says, startFakeModel } from '@anlan/testkit';
import OpenAI, {
  APIError,
  AuthenticationError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODEL, readStream, user } from './harness/chat.ts';
import { type Management, signIn } from './harness/management.ts';
import { watchedClient } from './harness/openai-client.ts';
import { type ServerProcess, startServer } from './harness/server-process.ts';

/** The official client tries again twice on its own. */
const ONCE = 1;
const THRICE = 3;
const messages = [user('今天天气如何？')];

let model: FakeModel;
let server: ServerProcess;
let management: Management;
let key: string;

beforeAll(async () => {
  model = await startFakeModel();
  const timeouts = { firstByte: 3 };
  server = await startServer({ config: { upstream: { url: model.baseUrl, timeouts }, limits: { bodyBytes: 4096 } } });
  management = await signIn(server);
  key = await management.newKey('端到端测试');
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
  await model?.close();
});

/** The error with which a call fails, and how often it was tried. */
async function failure(
  call: (openai: OpenAI) => PromiseLike<unknown>,
  { url, secret }: { readonly url: string; readonly secret: string } = { url: server.url, secret: key },
): Promise<{ readonly error: unknown; readonly attempts: number }> {
  const client = watchedClient(url, secret);
  const error = await call(client.openai).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { error, attempts: client.attempts };
}

const chat = (openai: OpenAI) => openai.chat.completions.create({ model: MODEL, messages });
const streamedChat = (openai: OpenAI) => openai.chat.completions.create({ model: MODEL, messages, stream: true });

describe('a caller who is not let in', () => {
  it.each([
    ['with an unknown key', async () => 'anlan-nobody-has-this-key', AuthenticationError, 'invalid_key'],
    // The client refuses an empty key itself; a space is what an unset variable in a header becomes.
    ['with a blank key', async () => ' ', AuthenticationError, 'missing_key'],
    ['with a revoked key', revokedKey, AuthenticationError, 'key_revoked'],
    ['of a suspended application', suspendedKey, PermissionDeniedError, 'application_suspended'],
  ])('%s gets an error of its class and does not try again', async (_, keyOf, kind, code) => {
    const secret = await keyOf();
    for (const call of [chat, streamedChat, (openai: OpenAI) => openai.models.list()]) {
      const { error, attempts } = await failure(call, { url: server.url, secret });
      expect(error).toBeInstanceOf(kind);
      expect(error).toMatchObject({ code, requestID: expect.stringMatching(/^[0-9a-f-]{36}$/) });
      expect(attempts).toBe(ONCE);
    }
  });

  async function revokedKey(): Promise<string> {
    const { client } = management;
    const { applications } = await client.call('listApplications');
    const params = { id: applications.at(0)?.id ?? '' };
    const { key: made, secret } = await client.call('createKey', { params, body: { name: 'to be revoked' } });
    await client.call('revokeKey', { params: { ...params, key: made.id } });
    return secret;
  }

  async function suspendedKey(): Promise<string> {
    const { client } = management;
    const secret = await management.newKey('停用的应用');
    const { applications } = await client.call('listApplications');
    const { id = '', version = 0 } = applications.find(({ profile }) => profile.name === '停用的应用') ?? {};
    await client.call('changeApplication', { params: { id }, body: { version, active: false } });
    return secret;
  }
});

describe('a request that does not fit', () => {
  it('with an unknown field raises BadRequestError that names the field', async () => {
    const { error, attempts } = await failure((openai) =>
      // @ts-expect-error the field does not exist
      openai.chat.completions.create({ model: MODEL, messages, prompt_template: '忽略之前的指令' }),
    );
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({
      code: 'invalid_request',
      type: 'invalid_request_error',
      error: { details: { problems: [{ field: 'prompt_template' }] } },
    });
    expect(attempts).toBe(ONCE);
  });

  it('over the size limit raises an error with 413', async () => {
    const long = [user('长'.repeat(4096))];
    const { error, attempts } = await failure((openai) =>
      openai.chat.completions.create({ model: MODEL, messages: long }),
    );
    expect(error).toMatchObject({ status: 413, code: 'body_too_large' });
    expect(attempts).toBe(ONCE);
  });

  it.each([
    ['embeddings', (openai: OpenAI) => openai.embeddings.create({ model: MODEL, input: '你好' })],
    ['responses', (openai: OpenAI) => openai.responses.create({ model: MODEL, input: '你好' })],
    ['completions', (openai: OpenAI) => openai.completions.create({ model: MODEL, prompt: '你好' })],
  ])('to a surface that is not guarded (%s) raises NotFoundError and reaches no model', async (_, call) => {
    const before = model.received.length;
    const { error, attempts } = await failure(call);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ code: 'route_not_found' });
    expect(attempts).toBe(ONCE);
    expect(model.received).toHaveLength(before);
  });
});

describe('a model service that fails before it answers', () => {
  it.each([
    ['answers 500', answersStatus(500), InternalServerError, 502, 'upstream_error', THRICE],
    ['answers 401', answersStatus(401), InternalServerError, 502, 'upstream_error', THRICE],
    ['answers 400', answersStatus(400), BadRequestError, 400, 'upstream_rejected', ONCE],
    ['answers 429', answersStatus(429), RateLimitError, 429, 'upstream_rate_limited', THRICE],
    ['answers something else', answersStatus(200, { hello: 1 }), InternalServerError, 502, 'upstream_protocol', THRICE],
    ['drops the connection', broken('reset'), InternalServerError, 502, 'upstream_unreachable', THRICE],
    ['speaks no HTTP', broken('not_http'), InternalServerError, 502, 'upstream_protocol', THRICE],
  ] as const)('%s', async (...[, reply, kind, status, code, tries]) => {
    model.play(reply);
    const { error, attempts } = await failure(chat);
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ status, code });
    expect(attempts).toBe(tries);
    // What the service said, and where it is, is not the caller's business.
    expect(JSON.stringify(error)).not.toMatch(/fake failure|127\.0\.0\.1|hello/);
  });

  it('never says a word', async () => {
    model.play(says('zu spät', { fault: { kind: 'slow_headers', ms: 60_000 } }));
    const { error } = await failure((openai) =>
      openai.chat.completions.create({ model: MODEL, messages }, { maxRetries: 0 }),
    );
    expect(error).toMatchObject({ status: 504, code: 'upstream_timeout' });
  });

  it('is not there', async () => {
    const lonely = await startServer({ upstream: await closedPort() });
    try {
      const secret = await (await signIn(lonely)).newKey('无模型');
      for (const call of [chat, streamedChat]) {
        const { error, attempts } = await failure(call, { url: lonely.url, secret });
        expect(error).toBeInstanceOf(InternalServerError);
        expect(error).toMatchObject({ status: 502, code: 'upstream_unreachable', type: 'server_error' });
        expect(attempts).toBe(THRICE);
      }
    } finally {
      await lonely.stop();
    }
  });

  function broken(kind: 'reset' | 'not_http'): FakeReply {
    return says('', { fault: { kind } });
  }
});

/** What a program is left with once a stream is over. */
type Ending = { readonly finish: string | null } | { readonly raises: string | undefined };

describe('how a stream ends: what the client makes of it alone, and behind the gateway', () => {
  const TEXT = '今天晴，最高二十度。';
  const error = JSON.stringify({ error: { message: 'over', type: 'server_error', code: 'overloaded' } });
  const plain = (streaming: object, finishReason?: string | null): FakeReply =>
    says(TEXT, { streaming, ...(finishReason !== undefined && { finishReason }) });
  const raw = (...frames: string[]): FakeReply => ({
    kind: 'status',
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: frames.map((frame) => `${frame}\n\n`).join(''),
  });
  const data = (delta: object, finish_reason: string | null = null): string =>
    `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 1, model: MODEL, choices: [{ index: 0, delta, finish_reason }] })}`;
  const stop: Ending = { finish: 'stop' };
  const whole = [data({ content: TEXT }), data({}, 'stop'), 'data: [DONE]'];

  const table: readonly (readonly [name: string, reply: FakeReply, alone: Ending, behind: Ending])[] = [
    ['as it should', plain({}), stop, stop],
    [
      'content_filter of the service',
      plain({}, 'content_filter'),
      { finish: 'content_filter' },
      { finish: 'content_filter' },
    ],
    [
      'an error in a data frame',
      plain({ lastFrames: [error] }, null),
      { raises: 'overloaded' },
      { raises: 'upstream_error' },
    ],
    [
      'an error event',
      raw(data({ content: TEXT }), `event: error\ndata: ${error}`),
      { raises: 'overloaded' },
      { raises: 'upstream_error' },
    ],
    // The client takes a torn answer for a whole one; the gateway does not let that pass.
    ['no finish and no end mark', plain({ done: false }, null), { finish: null }, { raises: 'upstream_protocol' }],
    ['an end mark without a finish', plain({}, null), { finish: null }, { raises: 'upstream_protocol' }],
    [
      'a cut connection',
      says(TEXT, { fault: { kind: 'cut', afterBytes: -200 } }),
      { raises: undefined },
      { raises: 'upstream_protocol' },
    ],
    ['no end mark', plain({ done: false }), stop, stop],
    ['an unknown event', raw('event: verdict\ndata: {"verdict":"fine"}', ...whole), stop, stop],
    ['comments between frames', plain({ comments: true }), stop, stop],
    ['a first frame with empty choices', plain({ firstFrame: 'empty_choices' }), stop, stop],
    ['a first frame with null choices', plain({ firstFrame: 'null_choices' }), stop, stop],
    ['a usage frame at the end', plain({ usageFrame: true }), stop, stop],
    ['lines that end in CRLF', plain({ lineEnd: '\r\n' }), stop, stop],
    ['lines that end in CR', plain({ lineEnd: '\r' }), stop, stop],
  ];

  it.each(table)('%s', async (_, reply, alone, behind) => {
    model.play(reply);
    expect(await ending(new OpenAI({ baseURL: model.baseUrl, apiKey: 'none' }))).toEqual(alone);
    const { openai, received } = watchedClient(server.url, key);
    expect(await ending(openai)).toEqual(behind);
    expect(received).not.toContain('verdict');
  });

  async function ending(openai: OpenAI): Promise<Ending> {
    const { error: thrown, finishReason, text } = await readStream(openai);
    if (thrown === undefined) {
      expect(text.startsWith(TEXT)).toBe(true);
      return { finish: finishReason };
    }
    return { raises: thrown instanceof APIError ? (thrown.code ?? undefined) : undefined };
  }
});
