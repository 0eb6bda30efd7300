import { answersStatus, collect, collectUntilError, says, silentPort } from '@anlan/testkit';
import { describe, expect, test } from 'vitest';
import type { ModelService } from '../src/upstream/index.ts';
import { BODY, contents, failure, LONG, never, streamed, useBench } from './upstream-bench.ts';

const bench = useBench();

describe('time', () => {
  const short = (): ModelService => bench.connect({ timeouts: { connectMs: 5_000, firstByteMs: 60, idleMs: 60 } });

  test.each([
    ['before the status', { kind: 'slow_headers', ms: LONG }],
    ['before the first byte of the body', { kind: 'slow_body', afterBytes: 0, ms: LONG }],
    ['within the body', { kind: 'slow_body', afterBytes: 10, ms: LONG }],
  ] as const)('silence %s is a timeout, and the connection is closed', async (_, fault) => {
    bench.model.play(says('never whole', { fault }));
    const hasty = short();
    expect(await failure(hasty.complete(BODY, never))).toMatchObject({ code: 'upstream_timeout' });
    expect(await failure(streamed(hasty))).toMatchObject({ code: 'upstream_timeout' });
    expect(hasty.state()).toBe('down');
    for (const index of [0, 1]) expect(await (await bench.model.request(index)).ending).toBe('early');
  });

  // Limits far above the pauses between two pieces, so that a busy machine does not fail these two.
  const steady = (): ModelService => bench.connect({ timeouts: { connectMs: 5_000, firstByteMs: 600, idleMs: 600 } });

  test('an answer that keeps flowing may take longer than each limit', async () => {
    const text = 'slow but steady, and that is no silence';
    bench.model.play(says(text, { streaming: { pieceSize: 1, delayMs: 20 } }));
    expect(contents(await streamed(steady()))).toBe(text);
  });

  test('a reader that takes its time is no silence of the service', async () => {
    bench.model.play(says('abc', { streaming: { pieceSize: 1, delayMs: 5 } }));
    const seen: unknown[] = [];
    for await (const chunk of await steady().stream(BODY, never)) {
      if (seen.length === 0) await new Promise((resume) => setTimeout(resume, 900));
      seen.push(chunk);
    }
    expect(contents(seen)).toBe('abc');
  });

  test('a handshake that does not come to its end is a timeout', async () => {
    const silent = await silentPort();
    const away = bench.connect({
      baseUrl: silent.baseUrl.replace('http:', 'https:'),
      timeouts: { connectMs: 50, firstByteMs: LONG, idleMs: LONG },
    });
    expect(await failure(away.complete(BODY, never))).toMatchObject({ code: 'upstream_timeout' });
    expect(away.state()).toBe('down');
    await silent.close();
  });

  test('the first-byte deadline and the caller also end the wait for a connection', async () => {
    const silent = await silentPort();
    const away = bench.connect({
      baseUrl: silent.baseUrl.replace('http:', 'https:'),
      timeouts: { connectMs: LONG, firstByteMs: 50, idleMs: LONG },
    });
    expect(await failure(away.complete(BODY, never))).toMatchObject({ code: 'upstream_timeout' });
    const caller = new AbortController();
    const call = failure(away.stream(BODY, caller.signal));
    caller.abort();
    await call;
    await silent.close();
  });

  test('a call that waits for a free connection waits no longer than its first-byte deadline', async () => {
    bench.model.play(says('x', { fault: { kind: 'slow_headers', ms: LONG } }));
    const narrow = bench.connect({ connections: 1, timeouts: { connectMs: 5_000, firstByteMs: 60, idleMs: 60 } });
    const calls = await Promise.all([1, 2, 3].map(() => failure(narrow.complete(BODY, never))));
    expect(calls.map(({ code }) => code)).toEqual(Array(3).fill('upstream_timeout'));
  });
});

describe('cancelling', () => {
  const HANG = { kind: 'slow_body', afterBytes: 400, ms: LONG } as const;
  const text = 'x'.repeat(200);

  test('a signal that is aborted already sends nothing', async () => {
    const gone = AbortSignal.abort();
    await failure(bench.upstream.complete(BODY, gone));
    await failure(bench.upstream.stream(BODY, gone));
    expect(bench.model.received).toHaveLength(0);
    expect(bench.upstream.state()).toBe('unknown');
  });

  test.each(['complete', 'stream'] as const)('abort while waiting for the status ends %s', async (way) => {
    bench.model.play(says(text, { fault: { kind: 'slow_headers', ms: LONG } }));
    const caller = new AbortController();
    const call = failure(bench.upstream[way](BODY, caller.signal));
    const request = await bench.model.request(0);
    caller.abort();
    await call;
    expect(await request.ending).toBe('early');
    expect(bench.upstream.state()).toBe('unknown');
  });

  test('abort while waiting for the rest of a whole answer', async () => {
    bench.model.play(says(text, { fault: { ...HANG, afterBytes: 100 } }));
    const caller = new AbortController();
    const call = failure(bench.upstream.complete(BODY, caller.signal));
    const request = await bench.model.request(0);
    caller.abort();
    await call;
    expect(await request.ending).toBe('early');
  });

  test('abort while a chunk is awaited ends the iteration with an error', async () => {
    bench.model.play(says(text, { fault: HANG }));
    const caller = new AbortController();
    const chunks = (await bench.upstream.stream(BODY, caller.signal))[Symbol.asyncIterator]();
    await chunks.next();
    const pending = failure(
      (async () => {
        while (!(await chunks.next()).done);
      })(),
    );
    caller.abort();
    await pending;
    expect(await (await bench.model.request(0)).ending).toBe('early');
    expect(bench.upstream.state()).toBe('up');
    expect(await chunks.next()).toEqual({ done: true, value: undefined });
  });

  test('leaving the loop closes the connection', async () => {
    bench.model.play(says(text, { fault: HANG }));
    for await (const _ of await bench.upstream.stream(BODY, never)) break;
    expect(await (await bench.model.request(0)).ending).toBe('early');
  });

  test('return() ends a chunk that is still awaited', async () => {
    bench.model.play(says(text, { fault: HANG }));
    const chunks = (await bench.upstream.stream(BODY, never))[Symbol.asyncIterator]();
    const drained = (async () => {
      while (!(await chunks.next()).done);
    })();
    const request = await bench.model.request(0);
    await chunks.return?.();
    await drained;
    expect(await request.ending).toBe('early');
    expect(bench.upstream.state()).toBe('up');
  });

  test('a stream that nobody reads is closed when its first-byte deadline passes', async () => {
    bench.model.play(says(text, { fault: HANG }));
    const hasty = bench.connect({ timeouts: { connectMs: 5_000, firstByteMs: 500, idleMs: 500 } });
    await hasty.stream(BODY, never);
    expect(await (await bench.model.request(0)).ending).toBe('early');
  });

  test('close() ends what still runs', async () => {
    bench.model.play(says(text, { fault: HANG }));
    const chunks = await bench.upstream.stream(BODY, never);
    await bench.upstream.close();
    expect((await collectUntilError(chunks)).error).toMatchObject({ code: 'upstream_protocol' });
    expect(await failure(bench.upstream.complete(BODY, never))).toMatchObject({ code: 'upstream_unreachable' });
  });

  test('letting go of the caller: no listener is left behind', async () => {
    const listeners = new Set<unknown>();
    const signal = {
      aborted: false,
      addEventListener: (_: 'abort', listener: () => void) => void listeners.add(listener),
      removeEventListener: (_: 'abort', listener: () => void) => void listeners.delete(listener),
    };
    await bench.upstream.complete(BODY, signal);
    await collect(await bench.upstream.stream(BODY, signal));
    bench.model.play(answersStatus(500));
    await failure(bench.upstream.complete(BODY, signal));
    await (await bench.model.request(2)).ending;
    await bench.upstream.close();
    expect(listeners.size).toBe(0);
  });
});
