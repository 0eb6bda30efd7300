import { answersStatus, closedPort, collectUntilError, says, startFakeModel } from '@anlan/testkit';
import { describe, expect, test } from 'vitest';
import { BODY, contents, failure, LONG, MARK, never, streamed, useBench } from './upstream-bench.ts';

const bench = useBench();

describe('faults', () => {
  test('nobody listens', async () => {
    const away = bench.connect({ baseUrl: await closedPort() });
    expect(await failure(away.complete(BODY, never))).toMatchObject({ code: 'upstream_unreachable' });
    expect(await failure(away.models(never))).toMatchObject({ code: 'upstream_unreachable' });
    expect(away.state()).toBe('down');
  });

  test('a name that does not resolve', async () => {
    const away = bench.connect({
      baseUrl: 'http://no-such-host.invalid/v1',
      // Machines without a network may take long to say so.
      timeouts: { connectMs: LONG, firstByteMs: LONG, idleMs: LONG },
    });
    expect(await failure(away.complete(BODY, never))).toMatchObject({ code: 'upstream_unreachable' });
  });

  test('TLS is spoken to a service that has none', async () => {
    const away = bench.connect({ baseUrl: bench.model.baseUrl.replace('http:', 'https:') });
    expect(await failure(away.complete(BODY, never))).toMatchObject({ code: 'upstream_unreachable' });
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
    bench.model.play(says(`${MARK} long enough to be cut somewhere`, { fault }));
    expect(await failure(bench.upstream.complete(BODY, never))).toMatchObject({ code });
    expect(bench.upstream.state()).toBe('down');
    expect(await failure(streamed(bench.upstream))).toMatchObject({ code });
    expect(bench.upstream.state()).toBe('down');
  });

  test('chunks before a cut are yielded, and the cut is an error', async () => {
    bench.model.play(says('abcdefgh', { streaming: { pieceSize: 1 }, fault: { kind: 'cut', afterBytes: -300 } }));
    const { items, error } = await collectUntilError(await bench.upstream.stream(BODY, never));
    expect(contents(items)).toMatch(/^abcd/);
    expect(error).toMatchObject({ code: 'upstream_protocol' });
  });

  test('a frame torn by the end of the body is an error', async () => {
    bench.model.play({
      kind: 'status',
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: `data: {"choices":[]}\n\ndata: {"choices":[{"${MARK}`,
    });
    expect(await failure(streamed(bench.upstream))).toMatchObject({ code: 'upstream_protocol' });
  });

  test.each([
    ['data that is not JSON', MARK],
    ['half an object', `{"${MARK}"`],
  ])('%s in a stream', async (_, frame) => {
    bench.model.play(says('x', { streaming: { lastFrames: [frame] } }));
    expect(await failure(streamed(bench.upstream))).toMatchObject({ code: 'upstream_protocol' });
  });

  test.each(['text/html', 'text/plain', 'application/json', 'application/octet-stream', ''])(
    'a stream of content type "%s"',
    async (value) => {
      bench.model.play(says(MARK, { fault: { kind: 'content_type', value } }));
      expect(await failure(bench.upstream.stream(BODY, never))).toMatchObject({ code: 'upstream_protocol' });
      expect(await (await bench.model.request(0)).ending).toBeDefined();
    },
  );

  test.each([
    ['an error object', { error: { message: MARK } }, 'upstream_error'],
    ['a whole answer to a streamed call', { choices: [] }, 'upstream_protocol'],
  ])('status 200 with JSON that is %s', async (_, body, code) => {
    bench.model.play(answersStatus(200, body));
    expect(await failure(bench.upstream.stream(BODY, never))).toMatchObject({ code });
  });

  test('status 200 with an error object, asked for a whole answer', async () => {
    bench.model.play(answersStatus(200, { error: { message: MARK } }));
    expect(await failure(bench.upstream.complete(BODY, never))).toMatchObject({ code: 'upstream_error' });
  });

  test.each(['', 'null', '[]', '"text"', '1', `<html>${MARK}`, `{"a": ${MARK}}`])(
    'a whole answer that is no JSON object: %s',
    async (body) => {
      bench.model.play({ kind: 'status', status: 200, body });
      expect(await failure(bench.upstream.complete(BODY, never))).toMatchObject({ code: 'upstream_protocol' });
    },
  );

  test('an answer that JSON describes is taken whatever its content type', async () => {
    bench.model.play(says('fine', { fault: { kind: 'content_type', value: 'text/plain' } }));
    expect(await bench.upstream.complete(BODY, never)).toMatchObject({ choices: [{ message: { content: 'fine' } }] });
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
    ['an event in one piece', says('x'.repeat(4_000), { streaming: { pieceSize: 4_000 } }), 'stream'],
    [
      'an event of many lines',
      { kind: 'status', status: 200, headers: { 'content-type': 'text/event-stream' }, body: 'data:\n'.repeat(1_000) },
      'stream',
    ],
  ] as const)('%s over the limit is refused and its connection closed', async (_, reply, way) => {
    bench.model.play(reply);
    const small = bench.connect({ maxAnswerBytes: 2_000 });
    const call = way === 'complete' ? small.complete(BODY, never) : streamed(small);
    expect(await failure(call)).toMatchObject({ code: 'upstream_protocol' });
  });

  test('the limit holds for an event, not for a whole stream', async () => {
    const text = 'x'.repeat(5_000);
    bench.model.play(says(text, { streaming: { pieceSize: 100, delayMs: 1 } }));
    const small = bench.connect({ maxAnswerBytes: 3_000 });
    expect(contents(await streamed(small))).toBe(text);
  });

  test.each([
    ['no list', '{"object":"list"}', 'upstream_protocol'],
    ['not JSON', MARK, 'upstream_protocol'],
    ['an error', '{"error":{}}', 'upstream_error'],
  ])('models: %s', async (_, body, code) => {
    const odd = await startFakeModel({ models: { kind: 'status', status: 200, body } });
    const service = bench.connect({ baseUrl: odd.baseUrl });
    expect(await failure(service.models(never))).toMatchObject({ code });
    await odd.close();
  });

  test('models: entries without a usable id are left out', async () => {
    const body = JSON.stringify({
      data: [{ id: 'good' }, { id: 7 }, {}, null, 'text', { id: '' }, { id: 'x'.repeat(201) }],
    });
    const odd = await startFakeModel({ models: { kind: 'status', status: 200, body } });
    const service = bench.connect({ baseUrl: odd.baseUrl });
    expect(await service.models(never)).toEqual(['good']);
    await odd.close();
  });
});
