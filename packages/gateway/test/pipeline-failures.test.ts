import { AnlanError, type JsonObject } from '@anlan/core';
import type { Guard } from '@anlan/guard';
import { describe, expect, test } from 'vitest';
import {
  answerWith,
  ask,
  contentGuard,
  createHarness,
  FORBIDDEN,
  fakeSignal,
  type Harness,
  upstreamFails,
} from './fakes.ts';

const kinds = ({ records }: Harness): readonly string[] => records.map(({ kind }) => kind);
const last = ({ records }: Harness): JsonObject => records.at(-1)?.data ?? {};

describe('a request that is none', () => {
  test('is refused with what is wrong, and recorded', async () => {
    const harness = createHarness();
    expect(await harness.chat({ ...ask('hi'), top_k: 1 })).toMatchObject({
      kind: 'error',
      code: 'invalid_request',
      details: { problems: [{ field: 'top_k' }] },
    });
    expect(harness.records).toMatchObject([
      { kind: 'call.refused', clauses: ['asgf@2.0/6.3.6'], data: { outcome: 'refused', errorCode: 'invalid_request' } },
    ]);
  });

  test.each(['invalid_json', 'body_too_large'])('because its body gave %s is refused with that', async (code) => {
    const harness = createHarness();
    expect(await harness.chat(new AnlanError(code, 'x'))).toEqual({ kind: 'error', code });
    expect(kinds(harness)).toEqual(['call.refused']);
  });
});

describe('a model service that fails', () => {
  test('gives its code and a record, and nothing of what it said', async () => {
    const harness = createHarness({ refuse: upstreamFails() });
    expect(await harness.chat(ask('你好'))).toEqual({ kind: 'error', code: 'upstream_timeout' });
    expect(last(harness)).toMatchObject({
      outcome: 'upstream_failed',
      errorCode: 'upstream_timeout',
      upstream: 'fake',
    });
  });

  test('with an answer that is none is against the protocol', async () => {
    const harness = createHarness({ answer: { choices: [] } });
    expect(await harness.chat(ask('你好'))).toEqual({ kind: 'error', code: 'upstream_protocol' });
    expect(last(harness).outcome).toBe('upstream_failed');
  });

  test('in a way that nobody foresaw is an internal error without a word', async () => {
    const harness = createHarness({ refuse: new TypeError('secret path /etc/x') });
    expect(await harness.chat(ask('你好'))).toEqual({ kind: 'error', code: 'internal' });
    expect(harness.records).toMatchObject([
      { kind: 'call.closed', data: { outcome: 'interrupted', errorCode: 'internal' } },
    ]);
  });

  test('after its client has gone is not to blame', async () => {
    const signal = fakeSignal();
    signal.abort();
    const harness = createHarness({ refuse: upstreamFails() });
    await harness.chat(ask('你好'), signal);
    expect(last(harness)).toMatchObject({ outcome: 'client_gone', errorCode: null });
  });
});

describe('a guard that fails', () => {
  const broken: Guard = {
    ...contentGuard,
    screen: (direction, text) => ({
      ...contentGuard.screen(direction, ''),
      decision: 'block',
      effect: 'block',
      text: '',
      findings: [],
      reason: text === '' ? 'buffer_exceeded' : 'stage_failed',
    }),
  };

  test('stops the call with its own code, and the record says why', async () => {
    const harness = createHarness({ guard: broken });
    expect(await harness.chat(ask('你好'))).toEqual({ kind: 'error', code: 'stage_failed' });
    expect(harness.records).toMatchObject([
      { kind: 'guard.verdict', clauses: [], data: { reason: 'stage_failed' } },
      { kind: 'call.closed', data: { outcome: 'blocked_input', errorCode: 'stage_failed' } },
    ]);
  });

  test('by throwing stops the call too', async () => {
    const throwing: Guard = {
      ...contentGuard,
      screen: () => {
        throw new RangeError('out of memory');
      },
    };
    const harness = createHarness({ guard: throwing });
    expect(await harness.chat(ask('你好'))).toEqual({ kind: 'error', code: 'internal' });
    expect(harness.sent).toEqual([]);
  });
});

describe('a log that cannot be written', () => {
  const fail = (): never => {
    throw new Error('the disk is full');
  };

  test.each<[string, unknown]>([
    ['an answer', ask('你好')],
    ['a block', ask(FORBIDDEN)],
    ['a refusal', { model: 'm1' }],
    ['a stream', ask('你好', { stream: true })],
  ])('keeps %s back', async (_, body) => {
    const harness = createHarness({ answer: answerWith({ content: 'answer' }), onAppend: fail });
    expect(await harness.chat(body)).toEqual({ kind: 'error', code: 'record_unavailable' });
    expect(harness.observed.at(-1)).toMatchObject({ outcome: 'interrupted', errorCode: 'record_unavailable' });
  });
});
