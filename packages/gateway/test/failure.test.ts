import { AnlanError } from '@anlan/core';
import { describe, expect, test } from 'vitest';
import { failureOf, outcomeOf } from '../src/failure.ts';
import { gatewayError, gatewayErrorCodes, isGatewayErrorCode } from '../src/index.ts';
import { usageOf } from '../src/usage.ts';

describe('an error', () => {
  test('of ours keeps its code and what may be shown', () => {
    expect(failureOf(gatewayError('invalid_request', 'x', { details: { field: 'n' } }))).toEqual({
      code: 'invalid_request',
      details: { field: 'n' },
    });
  });

  test.each([
    ['another package', new AnlanError('stream_ended', 'x', { details: { secret: 1 } })],
    ['nobody', new TypeError('secret')],
    ['no error at all', 'secret'],
    ['nothing', undefined],
  ])('of %s is internal, and its text goes nowhere', (_, error) => {
    expect(failureOf(error)).toEqual({ code: 'internal' });
  });

  test.each(['toString', '__proto__', '', 'network'])('%j is no code', (code) => {
    expect(isGatewayErrorCode(code)).toBe(false);
  });
});

test('a call that fails ends by whose fault it is', () => {
  const codesOf = (outcome: string): readonly string[] =>
    gatewayErrorCodes.filter((code) => outcomeOf(code) === outcome);
  expect(codesOf('upstream_failed')).toEqual(gatewayErrorCodes.filter((code) => code.startsWith('upstream_')));
  expect(codesOf('interrupted')).toEqual(['stage_failed', 'record_unavailable', 'internal']);
  expect(codesOf('refused')).toHaveLength(8);
  expect(new Set(gatewayErrorCodes.map(outcomeOf)).size).toBe(3);
});

test.each<[string, Parameters<typeof usageOf>[0], ReturnType<typeof usageOf>]>([
  ['nothing', undefined, null],
  ['counts', { prompt_tokens: 5, completion_tokens: 0 }, { inputTokens: 5, outputTokens: 0 }],
  ['one count', { prompt_tokens: 5 }, { inputTokens: 5, outputTokens: null }],
  ['no counts', { prompt_tokens: -1, completion_tokens: 1.5 }, { inputTokens: null, outputTokens: null }],
  [
    'counts without measure',
    { prompt_tokens: 1e300, completion_tokens: '7' },
    { inputTokens: null, outputTokens: null },
  ],
])('usage of %s', (_, reported, usage) => {
  expect(usageOf(reported)).toEqual(usage);
});
