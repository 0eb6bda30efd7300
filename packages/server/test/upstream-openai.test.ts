import { answersStatus, says } from '@anlan/testkit';
import { describe, expect, test } from 'vitest';
import { createOpenAiUpstream } from '../src/upstream/index.ts';
import { BODY, contents, failure, KEY, MARK, never, PROMPT, streamed, useBench } from './upstream-bench.ts';

const bench = useBench();

describe('a call that works', () => {
  test('sends body and key, asks for no compression, and gives the parsed answer', async () => {
    bench.model.play(says('你好'));
    const answer = await bench.upstream.complete(BODY, never);
    expect(answer).toMatchObject({ choices: [{ message: { content: '你好' } }] });
    const request = await bench.model.request(0);
    expect(request).toMatchObject({ method: 'POST', path: '/v1/chat/completions', body: { ...BODY, stream: false } });
    expect(request.headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
      'accept-encoding': 'identity',
    });
    expect(bench.upstream.state()).toBe('up');
  });

  test('sends no authorization without a key', async () => {
    const open = createOpenAiUpstream({
      name: 'open',
      baseUrl: `${bench.model.baseUrl}/`,
      timeouts: { connectMs: 60_000, firstByteMs: 60_000, idleMs: 60_000 },
    });
    await open.complete(BODY, never);
    expect((await bench.model.request(0)).headers).not.toHaveProperty('authorization');
    expect((await bench.model.request(0)).path).toBe('/v1/chat/completions');
    await open.close();
  });

  test('yields every chunk of a stream up to [DONE], and asks for a stream', async () => {
    bench.model.play(says('一二三四五六七', { streaming: { pieceSize: 2, usageFrame: true } }));
    const chunks = await streamed(bench.upstream);
    expect(contents(chunks)).toBe('一二三四五六七');
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 30 } });
    expect((await bench.model.request(0)).body.stream).toBe(true);
    expect(bench.upstream.state()).toBe('up');
  });

  test('keeps connections for the calls that follow, streamed and not, also after refusals', async () => {
    for (let round = 0; round < 10; round += 1) {
      bench.model.play(says('x'));
      await bench.upstream.complete(BODY, never);
      await streamed(bench.upstream);
      bench.model.play(answersStatus(400));
      await failure(bench.upstream.complete(BODY, never));
    }
    expect(bench.model.received).toHaveLength(30);
    // The end of a body may still be on its way when the next call begins.
    expect(bench.model.connections).toBeLessThanOrEqual(3);
  });

  test('lists the models of the service, or those of the configuration without asking', async () => {
    expect(await bench.upstream.models(never)).toEqual(['fake-model']);
    expect((await bench.model.request(0)).path).toBe('/v1/models');
    const fixed = bench.connect({ models: ['a', 'b'] });
    expect(await fixed.models(never)).toEqual(['a', 'b']);
    expect(bench.model.received).toHaveLength(1);
    expect(fixed.state()).toBe('unknown');
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
    bench.model.play(says('好的，开始。', { streaming }));
    expect(contents(await streamed(bench.upstream))).toBe('好的，开始。');
  });

  test('a stream without finish_reason ends without an error: the gateway decides', async () => {
    bench.model.play(says('half', { finishReason: null, streaming: { done: false } }));
    const chunks = await streamed(bench.upstream);
    expect(contents(chunks)).toBe('half');
    expect(JSON.stringify(chunks)).not.toContain('"stop"');
  });

  test('an error frame is passed on: the gateway knows it', async () => {
    bench.model.play(says('half', { streaming: { lastFrames: ['{"error":{"message":"broken"}}'] } }));
    expect((await streamed(bench.upstream)).at(-1)).toEqual({ error: { message: 'broken' } });
  });

  test('reasoning, several choices and tool calls', async () => {
    bench.model.play({
      kind: 'answer',
      choices: [{ text: 'a', reasoning: 'because' }, { toolCalls: [{ name: 'f', arguments: '{"x":1}' }] }],
    });
    const text = JSON.stringify(await streamed(bench.upstream));
    for (const part of ['reasoning_content', 'tool_calls', '"index":1']) expect(text).toContain(part);
  });

  test('a hundred thousand tiny frames', async () => {
    const text = 'x'.repeat(100_000);
    bench.model.play(says(text, { streaming: { pieceSize: 1 } }));
    expect(contents(await streamed(bench.upstream))).toBe(text);
  });

  test('a character torn between two pieces of the body', async () => {
    const sse = 'data: {"choices":[{"delta":{"content":"安澜"}}]}\n\ndata: [DONE]\n\n';
    bench.model.play({
      kind: 'status',
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: sse,
      fault: { kind: 'slow_body', afterBytes: 40, ms: 30 },
    });
    expect(contents(await streamed(bench.upstream))).toBe('安澜');
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
    bench.model.play({
      kind: 'status',
      status,
      body: JSON.stringify({ error: { message: `${MARK} ${KEY} ${PROMPT}` } }),
      headers: { location: `${bench.model.baseUrl}/elsewhere`, 'content-type': 'application/json' },
    });
    for (const call of [bench.upstream.complete(BODY, never), bench.upstream.stream(BODY, never)]) {
      expect(await failure(call)).toEqual({ code, details: { status } });
    }
    expect(bench.upstream.state()).toBe(state);
    expect(bench.model.received).toHaveLength(2);
  });
});

describe('configuration', () => {
  test.each([
    [{ baseUrl: 'ftp://example.com' }],
    [{ baseUrl: 'http://169.254.169.254/v1' }],
    [{ apiKey: 'two\r\nlines' }],
    [{ apiKey: '' }],
  ])('%j is refused', (options) => {
    expect(() => bench.connect(options)).toThrow(expect.objectContaining({ code: 'config_invalid' }));
  });
});
