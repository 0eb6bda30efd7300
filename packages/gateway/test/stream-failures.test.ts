import { describe, expect, test } from 'vitest';
import { createHarness, fakeSignal, type Harness, ID_NUMBER, piece, streamOf, upstreamFails } from './fakes.ts';
import { collect } from './frames.ts';
import { last, request, run } from './run-stream.ts';

describe('a model service that fails', () => {
  test('before it begins gives an error, not a stream', async () => {
    const harness = createHarness({ refuse: upstreamFails() });
    expect(await harness.chat(request)).toEqual({ kind: 'error', code: 'upstream_timeout' });
    expect(harness.log).toEqual(['record call.opened', 'upstream stream', 'record call.closed']);
    expect(last(harness)).toMatchObject({ outcome: 'upstream_failed' });
  });

  const script = [piece({ content: '一' }), piece({ content: '二' }), piece({ content: '三' }, { finish: 'stop' })];
  test.each([0, 1, 2])('after %d chunks breaks the stream off with an error and no end', async (count) => {
    const { harness, got } = await run({ chunks: [...script.slice(0, count), upstreamFails()] });
    expect(got).toMatchObject({ error: 'upstream_timeout', done: false, finish: {} });
    expect(harness.log.slice(-2)).toEqual(['record call.closed', 'frame error']);
    expect(last(harness)).toMatchObject({ outcome: 'upstream_failed', errorCode: 'upstream_timeout', label: null });
  });

  test.each<[string, readonly unknown[], string]>([
    ['ends in mid-answer', script.slice(0, 2), 'upstream_protocol'],
    ['ends with nothing', [], 'upstream_protocol'],
    ['ends with one of two choices', [piece({ content: 'a' }, { index: 1 }), ...script], 'upstream_protocol'],
    ['sends what is no chunk', ['hi'], 'upstream_protocol'],
    ['sends an error', [...script.slice(0, 1), { error: { message: 'secret' } }], 'upstream_error'],
    [
      'sends nine choices',
      Array.from({ length: 9 }, (_, index) => piece({ content: 'a' }, { index })),
      'upstream_protocol',
    ],
    ['throws what nobody foresaw', [new TypeError('secret')], 'internal'],
  ])('that %s does so too', async (_, chunks, code) => {
    const { harness, got } = await run({ chunks });
    expect(got).toMatchObject({ error: code, done: false, finish: {} });
    expect(JSON.stringify(got)).not.toContain('secret');
    expect(harness.records.map(({ kind }) => kind)).toEqual(['call.opened', 'call.closed']);
    expect(last(harness).outcome).toBe(code === 'internal' ? 'interrupted' : 'upstream_failed');
  });

  test('has what the guard found until then in its records', async () => {
    const { harness } = await run({ chunks: [piece({ content: `证件号${ID_NUMBER}。` }), upstreamFails()] });
    expect(harness.records.map(({ kind }) => kind)).toEqual(['call.opened', 'guard.verdict', 'call.closed']);
  });
});

describe('a client that is gone', () => {
  async function leaveAfter(frames: number): Promise<Harness> {
    const harness = createHarness({ chunks: streamOf('一句话。', '二句话。', '三句话。') });
    const reply = await harness.chat(request);
    if (reply.kind !== 'stream') throw new TypeError('a stream was expected');
    for (let i = 0; i < frames; i++) await reply.frames.next();
    await reply.frames.return();
    expect(await reply.frames.next()).toEqual({ done: true, value: undefined });
    return harness;
  }

  test.each([0, 1, 2, 3])('after %d frames ends the call and the work of the service', async (frames) => {
    const harness = await leaveAfter(frames);
    expect(harness.log).toContain('upstream return');
    expect(harness.records.map(({ kind }) => kind)).toEqual(['call.opened', 'call.closed']);
    expect(last(harness)).toMatchObject({ outcome: 'client_gone', errorCode: null, label: null });
  });

  test('while the label leaves has not seen it', async () => {
    const harness = await leaveAfter(5);
    expect(last(harness)).toMatchObject({ outcome: 'client_gone', label: null });
  });

  test('while the service is waited for is not the fault of the service', async () => {
    const signal = fakeSignal();
    const harness = createHarness({ chunks: [piece({ content: 'a' }), signal.abort, upstreamFails()] });
    await collect(await harness.chat(request, signal));
    expect(last(harness)).toMatchObject({ outcome: 'client_gone', errorCode: null });
  });

  test('after the end changes nothing', async () => {
    const { harness } = await run({ chunks: streamOf('a') });
    expect(harness.records.filter(({ kind }) => kind === 'call.closed')).toHaveLength(1);
  });
});

describe('a log that fails', () => {
  const failing =
    (kind: string) =>
    (record: { readonly kind: string }): void => {
      if (record.kind === kind) throw new Error('the disk is full');
    };

  test('at the opening: the service is not called and nothing leaves', async () => {
    const harness = createHarness({ chunks: streamOf('secret'), onAppend: failing('call.opened') });
    expect(await harness.chat(request)).toEqual({ kind: 'error', code: 'record_unavailable' });
    expect(harness.log).not.toContain('upstream stream');
  });

  test('at the closing: the stream has no end, but an error', async () => {
    const { harness, got } = await run({ chunks: streamOf('a'), onAppend: failing('call.closed') });
    expect(got).toMatchObject({ error: 'record_unavailable', done: false, finish: {} });
    expect(harness.observed.at(-1)).toMatchObject({ outcome: 'interrupted', errorCode: 'record_unavailable' });
  });

  test('when the service has failed: the client hears of the log', async () => {
    const { got } = await run({ chunks: [upstreamFails()], onAppend: failing('call.closed') });
    expect(got.error).toBe('record_unavailable');
  });
});
