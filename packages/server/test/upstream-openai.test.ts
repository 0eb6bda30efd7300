import { isAnlanError } from '@anlan/core';
import { answersStatus, closedPort, collect, collectUntilError, type FakeModel, says, startFakeModel } from '@anlan/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOpenAiUpstream, type ModelService, type OpenAiUpstreamOptions } from '../src/upstream/index.ts';

const KEY = 'sk-secret-of-the-operator';
const PROMPT = 'the prompt that nobody else may read';
const BODY = { model: 'm', messages: [{ role: 'user', content: PROMPT }] };
const never = new AbortController().signal;

let model: FakeModel;
let upstream: ModelService;

function connect(options: Partial<OpenAiUpstreamOptions> = {}): ModelService {
  const timeouts = { connectMs: 5_000, firstByteMs: 5_000, idleMs: 5_000 };
  return createOpenAiUpstream({ name: 'fake', baseUrl: model.baseUrl, apiKey: KEY, timeouts, ...options });
}

/** The error of a call, which must be one of ours and keep its secrets. */
async function failure(call: Promise<unknown>): Promise<{ code: string; details: unknown }> {
  const error = await call.then(
    () => expect.unreachable('the call succeeded'),
    (reason: unknown) => reason,
  );
  if (!isAnlanError(error)) throw error;
  expect(error.cause).toBeUndefined();
  for (const secret of [KEY, PROMPT, BODY_MARK]) {
    expect(`${error.message} ${error.stack} ${JSON.stringify(error.details)}`).not.toContain(secret);
  }
  return { code: error.code, details: error.details };
}

const BODY_MARK = 'words-of-the-upstream';

async function streamed(service: ModelService): Promise<unknown[]> {
  return collect(await service.stream(BODY, never));
}

const contents = (chunks: readonly unknown[]): string =>
  chunks.map((chunk) => (chunk as { choices?: { delta?: { content?: string } }[] }).choices?.[0]?.delta?.content ?? '').join('');

beforeEach(async () => {
  model = await startFakeModel();
  upstream = connect();
});

afterEach(async () => {
  await upstream.close();
  await model.close();
});

describe('a call that works', () => {
  test('sends body and key, asks for no compression, and gives the parsed answer', async () => {
    model.play(says('你好'));
    const answer = await upstream.complete(BODY, never);
    expect(answer).toMatchObject({ choices: [{ message: { content: '你好' } }] });
    const request = await model.request(0);
    expect(request).toMatchObject({ method: 'POST', path: '/v1/chat/completions', body: { ...BODY, stream: false } });
    expect(request.headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
      'accept-encoding': 'identity',
    });
    expect(upstream.state()).toBe('up');
  });

  test('sends no authorization without a key', async () => {
    const open = createOpenAiUpstream({
      name: 'open',
      baseUrl: `${model.baseUrl}/`,
      timeouts: { connectMs: 5_000, firstByteMs: 5_000, idleMs: 5_000 },
    });
    await open.complete(BODY, never);
    expect((await model.request(0)).headers).not.toHaveProperty('authorization');
    expect((await model.request(0)).path).toBe('/v1/chat/completions');
    await open.close();
  });

  test('yields every chunk of a stream up to [DONE], and asks for a stream', async () => {
    model.play(says('一二三四五六七', { streaming: { pieceSize: 2, usageFrame: true } }));
    const chunks = await streamed(upstream);
    expect(contents(chunks)).toBe('一二三四五六七');
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 30 } });
    expect((await model.request(0)).body.stream).toBe(true);
    expect(upstream.state()).toBe('up');
  });

  test('keeps connections for the calls that follow, streamed and not, also after refusals', async () => {
    for (let round = 0; round < 10; round += 1) {
      model.play(says('x'));
      await upstream.complete(BODY, never);
      await streamed(upstream);
      model.play(answersStatus(400));
      await failure(upstream.complete(BODY, never));
    }
    expect(model.received).toHaveLength(30);
    // The end of a body may still be on its way when the next call begins.
    expect(model.connections).toBeLessThanOrEqual(3);
  });

  test('lists the models of the service, or those of the configuration without asking', async () => {
    expect(await upstream.models(never)).toEqual(['fake-model']);
    expect((await model.request(0)).path).toBe('/v1/models');
    const fixed = connect({ models: ['a', 'b'] });
    expect(await fixed.models(never)).toEqual(['a', 'b']);
    expect(model.received).toHaveLength(1);
    expect(fixed.state()).toBe('unknown');
    await fixed.close();
  });
});

describe('what real services put into streams', () => {
  test.each([
    ['CRLF', { lineEnd: '\r\n' }],
    ['CR', { lineEnd: '\r' }],
    ['comments', { comments: true }],
    ['a first frame with empty choices', { firstFrame: 'empty_choices' }],
    ['a first frame with null choices', { firstFrame: 'null_choices' }],
    ['a stream without [DONE]', { done: false }],
    ['slow frames', { delayMs: 5 }],
  ] as const)('%s', async (_, streaming) => {
    model.play(says('好的，开始。', { streaming }));
    expect(contents(await streamed(upstream))).toBe('好的，开始。');
  });

  test('a stream without finish_reason ends without an error: the gateway decides', async () => {
    model.play(says('half', { finishReason: null, streaming: { done: false } }));
    const chunks = await streamed(upstream);
    expect(contents(chunks)).toBe('half');
    expect(JSON.stringify(chunks)).not.toContain('"stop"');
  });

  test('an error frame is passed on: the gateway knows it', async () => {
    model.play(says('half', { streaming: { lastFrames: ['{"error":{"message":"broken"}}'] } }));
    expect((await streamed(upstream)).at(-1)).toEqual({ error: { message: 'broken' } });
  });

  test('reasoning, several choices and tool calls', async () => {
    model.play({
      kind: 'answer',
      choices: [
        { text: 'a', reasoning: 'because' },
        { toolCalls: [{ name: 'f', arguments: '{"x":1}' }] },
      ],
    });
    const text = JSON.stringify(await streamed(upstream));
    for (const part of ['reasoning_content', 'tool_calls', '"index":1']) expect(text).toContain(part);
  });

  test('a hundred thousand tiny frames', async () => {
    const text = 'x'.repeat(100_000);
    model.play(says(text, { streaming: { pieceSize: 1 } }));
    expect(contents(await streamed(upstream))).toBe(text);
  });

  test('a character torn between two pieces of the body', async () => {
    const sse = 'data: {"choices":[{"delta":{"content":"安澜"}}]}\n\ndata: [DONE]\n\n';
    model.play({
      kind: 'status',
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: sse,
      fault: { kind: 'slow_body', afterBytes: 40, ms: 30 },
    });
    expect(contents(await streamed(upstream))).toBe('安澜');
  });
});

describe('statuses', () => {
  test.each([
    [301, 'upstream_protocol', 'down'],
    [302, 'upstream_protocol', 'down'],
    [307, 'upstream_protocol', 'down'],
    [400, 'upstream_rejected', 'up'],
    [401, 'upstream_error', 'down'],
    [403, 'upstream_error', 'down'],
    [404, 'upstream_rejected', 'up'],
    [405, 'upstream_error', 'down'],
    [409, 'upstream_error', 'down'],
    [413, 'upstream_rejected', 'up'],
    [422, 'upstream_rejected', 'up'],
    [429, 'upstream_rate_limited', 'up'],
    [500, 'upstream_error', 'down'],
    [502, 'upstream_error', 'down'],
    [503, 'upstream_error', 'down'],
    [504, 'upstream_error', 'down'],
  ] as const)('%i gives %s, for whole and streamed answers alike', async (status, code, state) => {
    model.play({
      kind: 'status',
      status,
      body: JSON.stringify({ error: { message: `${BODY_MARK} ${KEY} ${PROMPT}` } }),
      headers: { location: `${model.baseUrl}/elsewhere`, 'content-type': 'application/json' },
    });
    for (const call of [upstream.complete(BODY, never), upstream.stream(BODY, never)]) {
      expect(await failure(call)).toEqual({ code, details: { status } });
    }
    expect(upstream.state()).toBe(state);
    expect(model.received).toHaveLength(2);
  });
});

describe('faults', () => {
  test('nobody listens', async () => {
    const away = connect({ baseUrl: await closedPort() });
    expect(await failure(away.complete(BODY, never))).toMatchObject({ code: 'upstream_unreachable' });
    expect(await failure(away.models(never))).toMatchObject({ code: 'upstream_unreachable' });
    expect(away.state()).toBe('down');
    await away.close();
  });

  test('a name that does not resolve', async () => {
    const away = connect({ baseUrl: 'http://no-such-host.invalid/v1' });
    expect(await failure(away.complete(BODY, never))).toMatchObject({ code: 'upstream_unreachable' });
    await away.close();
  });

  test('TLS is spoken to a service that has none', async () => {
    const away = connect({ baseUrl: model.baseUrl.replace('http:', 'https:') });
    expect(await failure(away.complete(BODY, never))).toMatchObject({ code: 'upstream_unreachable' });
    await away.close();
  });

  test.each([
    ['a reset before the status', { kind: 'reset' }, 'upstream_unreachable'],
    ['bytes that are not HTTP', { kind: 'not_http' }, 'upstream_protocol'],
    ['a body cut at its first byte', { kind: 'cut', afterBytes: 1 }, 'upstream_protocol'],
    ['a body cut before its last byte', { kind: 'cut', afterBytes: -1 }, 'upstream_protocol'],
    ['bytes that are not UTF-8', { kind: 'garbage', atByte: 40 }, 'upstream_protocol'],
    ['bytes that are not UTF-8 at the start', { kind: 'garbage', atByte: 0 }, 'upstream_protocol'],
    ['compression that nobody asked for', { kind: 'gzip' }, 'upstream_protocol'],
  ] as const)('%s: %s', async (_, fault, code) => {
    model.play(says(`${BODY_MARK} long enough to be cut somewhere`, { fault }));
    expect(await failure(upstream.complete(BODY, never))).toMatchObject({ code });
    expect(upstream.state()).toBe('down');
    expect(await failure(streamed(upstream))).toMatchObject({ code });
    expect(upstream.state()).toBe('down');
  });

  test('chunks before a cut are yielded, and the cut is an error', async () => {
    model.play(says('abcdefgh', { streaming: { pieceSize: 1 }, fault: { kind: 'cut', afterBytes: -300 } }));
    const { items, error } = await collectUntilError(await upstream.stream(BODY, never));
    expect(contents(items)).toMatch(/^abcd/);
    expect(error).toMatchObject({ code: 'upstream_protocol' });
  });

  test('a frame torn by the end of the body is an error', async () => {
    model.play({
      kind: 'status',
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: `data: {"choices":[]}\n\ndata: {"choices":[{"${BODY_MARK}`,
    });
    expect(await failure(streamed(upstream))).toMatchObject({ code: 'upstream_protocol' });
  });

  test.each([
    ['data that is not JSON', BODY_MARK],
    ['half an object', `{"${BODY_MARK}"`],
  ])('%s in a stream', async (_, frame) => {
    model.play(says('x', { streaming: { lastFrames: [frame] } }));
    expect(await failure(streamed(upstream))).toMatchObject({ code: 'upstream_protocol' });
  });

  test.each(['text/html', 'text/plain', 'application/json', 'application/octet-stream', ''])(
    'a stream of content type "%s"',
    async (value) => {
      model.play(says(BODY_MARK, { fault: { kind: 'content_type', value } }));
      expect(await failure(upstream.stream(BODY, never))).toMatchObject({ code: 'upstream_protocol' });
      expect(await (await model.request(0)).ending).toBeDefined();
    },
  );

  test.each([
    ['an error object', { error: { message: BODY_MARK } }, 'upstream_error'],
    ['a whole answer to a streamed call', { choices: [] }, 'upstream_protocol'],
  ])('status 200 with JSON that is %s', async (_, body, code) => {
    model.play(answersStatus(200, body));
    expect(await failure(upstream.stream(BODY, never))).toMatchObject({ code });
  });

  test('status 200 with an error object, asked for a whole answer', async () => {
    model.play(answersStatus(200, { error: { message: BODY_MARK } }));
    expect(await failure(upstream.complete(BODY, never))).toMatchObject({ code: 'upstream_error' });
  });

  test.each(['', 'null', '[]', '"text"', '1', `<html>${BODY_MARK}`, `{"a": ${BODY_MARK}}`])(
    'a whole answer that is no JSON object: %s',
    async (body) => {
      model.play({ kind: 'status', status: 200, body });
      expect(await failure(upstream.complete(BODY, never))).toMatchObject({ code: 'upstream_protocol' });
    },
  );

  test('an answer that JSON describes is taken whatever its content type', async () => {
    model.play(says('fine', { fault: { kind: 'content_type', value: 'text/plain' } }));
    expect(await upstream.complete(BODY, never)).toMatchObject({ choices: [{ message: { content: 'fine' } }] });
  });

  test.each([
    ['a whole answer', says('x'.repeat(4_000)), 'complete'],
    [
      'an event',
      says('x'.repeat(4_000), {
        streaming: { pieceSize: 4_000 },
        fault: { kind: 'slow_body', afterBytes: 3_000, ms: 20 },
      }),
      'stream',
    ],
    [
      'an event of many lines',
      { kind: 'status', status: 200, headers: { 'content-type': 'text/event-stream' }, body: 'data:\n'.repeat(1_000) },
      'stream',
    ],
  ] as const)('%s over the limit is refused and its connection closed', async (_, reply, way) => {
    model.play(reply);
    const small = connect({ maxAnswerBytes: 2_000 });
    const call = way === 'complete' ? small.complete(BODY, never) : streamed(small);
    expect(await failure(call)).toMatchObject({ code: 'upstream_protocol' });
    await small.close();
  });

  test('the limit holds for an event, not for a whole stream', async () => {
    const text = 'x'.repeat(5_000);
    model.play(says(text, { streaming: { pieceSize: 100, delayMs: 1 } }));
    const small = connect({ maxAnswerBytes: 3_000 });
    expect(contents(await streamed(small))).toBe(text);
    await small.close();
  });

  test.each([
    ['no list', '{"object":"list"}', 'upstream_protocol'],
    ['not JSON', BODY_MARK, 'upstream_protocol'],
    ['an error', '{"error":{}}', 'upstream_error'],
  ])('models: %s', async (_, body, code) => {
    const odd = await startFakeModel({ models: { kind: 'status', status: 200, body } });
    const service = connect({ baseUrl: odd.baseUrl });
    expect(await failure(service.models(never))).toMatchObject({ code });
    await service.close();
    await odd.close();
  });

  test('models: entries without a usable id are left out', async () => {
    const body = JSON.stringify({ data: [{ id: 'good' }, { id: 7 }, {}, null, 'text', { id: '' }, { id: 'x'.repeat(201) }] });
    const odd = await startFakeModel({ models: { kind: 'status', status: 200, body } });
    const service = connect({ baseUrl: odd.baseUrl });
    expect(await service.models(never)).toEqual(['good']);
    await service.close();
    await odd.close();
  });
});

describe('time', () => {
  const short = (): ModelService => connect({ timeouts: { connectMs: 5_000, firstByteMs: 60, idleMs: 60 } });
  const LONG = 600_000;

  test.each([
    ['before the status', { kind: 'slow_headers', ms: LONG }],
    ['before the first byte of the body', { kind: 'slow_body', afterBytes: 0, ms: LONG }],
    ['within the body', { kind: 'slow_body', afterBytes: 10, ms: LONG }],
  ] as const)('silence %s is a timeout, and the connection is closed', async (_, fault) => {
    model.play(says('never whole', { fault }));
    const hasty = short();
    expect(await failure(hasty.complete(BODY, never))).toMatchObject({ code: 'upstream_timeout' });
    expect(await failure(streamed(hasty))).toMatchObject({ code: 'upstream_timeout' });
    expect(hasty.state()).toBe('down');
    for (const index of [0, 1]) expect(await (await model.request(index)).ending).toBe('early');
    await hasty.close();
  });

  test('an answer that keeps flowing may take longer than each limit', async () => {
    model.play(says('slow but steady', { streaming: { pieceSize: 1, delayMs: 20 } }));
    const hasty = short();
    expect(contents(await streamed(hasty))).toBe('slow but steady');
    await hasty.close();
  });

  test('a reader that takes its time is no silence of the service', async () => {
    model.play(says('abc', { streaming: { pieceSize: 1, delayMs: 5 } }));
    const hasty = short();
    const seen: unknown[] = [];
    for await (const chunk of await hasty.stream(BODY, never)) {
      if (seen.length === 0) await new Promise((resume) => setTimeout(resume, 150));
      seen.push(chunk);
    }
    expect(contents(seen)).toBe('abc');
    await hasty.close();
  });

  test('a connection that is not accepted in time is a timeout', async () => {
    // TEST-NET-1 (RFC 5737) belongs to nobody: packets to it are dropped, or refused where there is no route.
    const away = connect({
      baseUrl: 'http://192.0.2.1/v1',
      timeouts: { connectMs: 100, firstByteMs: 60_000, idleMs: 60_000 },
    });
    const { code } = await failure(away.complete(BODY, never));
    expect(['upstream_timeout', 'upstream_unreachable']).toContain(code);
    await away.close();
  });
});

describe('cancelling', () => {
  const HANG = { kind: 'slow_body', afterBytes: 400, ms: 600_000 } as const;
  const text = 'x'.repeat(200);

  test('a signal that is aborted already sends nothing', async () => {
    const gone = AbortSignal.abort();
    await failure(upstream.complete(BODY, gone));
    await failure(upstream.stream(BODY, gone));
    expect(model.received).toHaveLength(0);
    expect(upstream.state()).toBe('unknown');
  });

  test.each(['complete', 'stream'] as const)('abort while waiting for the status ends %s', async (way) => {
    model.play(says(text, { fault: { kind: 'slow_headers', ms: 600_000 } }));
    const caller = new AbortController();
    const call = failure(upstream[way](BODY, caller.signal));
    const request = await model.request(0);
    caller.abort();
    await call;
    expect(await request.ending).toBe('early');
    expect(upstream.state()).toBe('unknown');
  });

  test('abort while waiting for the rest of a whole answer', async () => {
    model.play(says(text, { fault: { ...HANG, afterBytes: 100 } }));
    const caller = new AbortController();
    const call = failure(upstream.complete(BODY, caller.signal));
    const request = await model.request(0);
    caller.abort();
    await call;
    expect(await request.ending).toBe('early');
  });

  test('abort while a chunk is awaited ends the iteration with an error', async () => {
    model.play(says(text, { fault: HANG }));
    const caller = new AbortController();
    const chunks = (await upstream.stream(BODY, caller.signal))[Symbol.asyncIterator]();
    await chunks.next();
    const pending = failure(
      (async () => {
        while (!(await chunks.next()).done);
      })(),
    );
    caller.abort();
    await pending;
    expect(await (await model.request(0)).ending).toBe('early');
    expect(upstream.state()).toBe('up');
    expect(await chunks.next()).toEqual({ done: true, value: undefined });
  });

  test('leaving the loop closes the connection', async () => {
    model.play(says(text, { fault: HANG }));
    for await (const _ of await upstream.stream(BODY, never)) break;
    expect(await (await model.request(0)).ending).toBe('early');
  });

  test('return() ends a chunk that is still awaited', async () => {
    model.play(says(text, { fault: HANG }));
    const chunks = (await upstream.stream(BODY, never))[Symbol.asyncIterator]();
    const drained = (async () => {
      while (!(await chunks.next()).done);
    })();
    const request = await model.request(0);
    await chunks.return?.();
    await drained;
    expect(await request.ending).toBe('early');
    expect(upstream.state()).toBe('up');
  });

  test('a stream that nobody reads is closed when its first-byte deadline passes', async () => {
    model.play(says(text, { fault: HANG }));
    const hasty = connect({ timeouts: { connectMs: 5_000, firstByteMs: 50, idleMs: 50 } });
    await hasty.stream(BODY, never);
    expect(await (await model.request(0)).ending).toBe('early');
    await hasty.close();
  });

  test('close() ends what still runs', async () => {
    model.play(says(text, { fault: HANG }));
    const chunks = await upstream.stream(BODY, never);
    await upstream.close();
    expect((await collectUntilError(chunks)).error).toMatchObject({ code: 'upstream_protocol' });
    expect(await failure(upstream.complete(BODY, never))).toMatchObject({ code: 'upstream_unreachable' });
  });

  test('letting go of the caller: no listener is left behind', async () => {
    const listeners = new Set<unknown>();
    const signal = {
      aborted: false,
      addEventListener: (_: 'abort', listener: () => void) => void listeners.add(listener),
      removeEventListener: (_: 'abort', listener: () => void) => void listeners.delete(listener),
    };
    await upstream.complete(BODY, signal);
    await collect(await upstream.stream(BODY, signal));
    model.play(answersStatus(500));
    await failure(upstream.complete(BODY, signal));
    await (await model.request(2)).ending;
    await upstream.close();
    expect(listeners.size).toBe(0);
  });
});

describe('configuration', () => {
  test.each([
    [{ baseUrl: 'ftp://example.com' }],
    [{ baseUrl: 'http://169.254.169.254/v1' }],
    [{ apiKey: 'two\r\nlines' }],
    [{ apiKey: '' }],
  ])('%j is refused', (options) => {
    expect(() => connect(options)).toThrow(expect.objectContaining({ code: 'config_invalid' }));
  });
});
