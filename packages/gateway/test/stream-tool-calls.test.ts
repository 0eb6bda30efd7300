import type { JsonObject } from '@anlan/core';
import { describe, expect, test } from 'vitest';
import { FORBIDDEN, piece } from './fakes.ts';
import { last, run } from './run-stream.ts';

describe('a streamed tool call', () => {
  const call = (at: number, fn: JsonObject, id?: string): JsonObject => ({
    tool_calls: [{ index: at, ...(id && { id, type: 'function' }), function: fn }],
  });

  test('has its name once and its arguments piece by piece, and no label', async () => {
    const chunks = [
      piece(call(0, { name: 'search', arguments: '' }, 't1')),
      piece(call(0, { arguments: '{"q":' })),
      piece(call(0, { arguments: '"a"}' })),
      piece({}, { finish: 'tool_calls' }),
    ];
    const { harness, got } = await run({ chunks });
    expect(got.texts).toMatchObject({ '0.call0.name': 'search', '0.call0.arguments': '{"q":"a"}' });
    expect(got.finish).toEqual({ 0: 'tool_calls' });
    expect(got.chunks[1]?.choices?.[0]?.delta).toEqual({
      tool_calls: [{ index: 0, id: 't1', type: 'function', function: { name: 'search', arguments: '' } }],
    });
    expect(last(harness).label).toBeNull();
  });

  test('of a service that repeats id and name with every piece is told once', async () => {
    const chunks = ['{"q":', '"a"}'].map((part) => piece(call(0, { name: 'search', arguments: part }, 't1')));
    const { got } = await run({ chunks: [...chunks, piece({}, { finish: 'tool_calls' })] });
    expect(got.texts).toMatchObject({ '0.call0.name': 'search', '0.call0.arguments': '{"q":"a"}' });
    expect(got.error).toBeUndefined();
  });

  test('whose id comes before its name has both', async () => {
    const chunks = [piece(call(0, {}, 't1')), piece(call(0, { name: 'f' })), piece({}, { finish: 'tool_calls' })];
    const { got } = await run({ chunks });
    expect(got.chunks[1]?.choices?.[0]?.delta).toMatchObject({ tool_calls: [{ id: 't1', function: { name: 'f' } }] });
  });

  test('with arguments before a name is against the protocol', async () => {
    const { got } = await run({ chunks: [piece(call(0, { arguments: '{' }, 't1'))] });
    expect(got.error).toBe('upstream_protocol');
  });

  test('in the old form is carried as well', async () => {
    const chunks = [
      piece({ function_call: { name: 'f', arguments: '' } }),
      piece({ function_call: { arguments: '{}' } }),
      piece({}, { finish: 'function_call' }),
    ];
    const { got } = await run({ chunks });
    expect(got.texts).toMatchObject({ '0.function_call.name': 'f', '0.function_call.arguments': '{}' });
  });

  test('with a forbidden name is stopped', async () => {
    const { harness, got } = await run({ chunks: [piece(call(0, { name: FORBIDDEN, arguments: '{}' }, 't1'))] });
    expect(JSON.stringify(got)).not.toContain(FORBIDDEN);
    expect(last(harness)).toMatchObject({
      outcome: 'blocked_output',
      output: { findings: [{ channel: 'choices[0].tool_calls[0].function.name' }] },
    });
  });
});
