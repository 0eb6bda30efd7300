import { describe, expect, test } from 'vitest';
import { readChunk } from '../../src/chat/chunk-reading.ts';

const coded = (code: string): Error => expect.objectContaining({ code }) as Error;

describe('a chunk of the model service', () => {
  test('is reduced to what is screened', () => {
    const chunk = {
      id: 'c1',
      model: 'm1',
      created: 5,
      hidden: 'x',
      choices: [
        {
          index: 1,
          delta: { role: 'assistant', content: 'a', reasoning: 'b', hidden: 'x' },
          finish_reason: 'length',
          logprobs: { content: [{ token: 'x' }] },
        },
      ],
      usage: null,
    };
    expect(readChunk(chunk)).toEqual({
      head: { id: 'c1', model: 'm1', created: 5 },
      choices: [
        {
          index: 1,
          texts: [
            { member: 'content', piece: 'a' },
            { member: 'reasoning', piece: 'b' },
          ],
          calls: [],
          finishReason: 'length',
        },
      ],
      usage: undefined,
    });
  });

  test('has calls in both forms', () => {
    const delta = {
      tool_calls: [
        { index: 2, id: 't1', function: { name: 'f' } },
        { index: 3, function: { arguments: '{' } },
      ],
      function_call: { name: 'g' },
    };
    expect(readChunk({ choices: [{ delta }] }).choices[0]?.calls).toEqual([
      { at: 2, id: 't1', name: 'f', arguments: '' },
      { at: 3, id: '', name: '', arguments: '{' },
      { at: 'function_call', id: '', name: 'g', arguments: '' },
    ]);
  });

  test('may be without choices, as the first one of some services and the one with the usage are', () => {
    expect(readChunk({ choices: [], usage: { prompt_tokens: 1 } })).toEqual({
      head: {},
      choices: [],
      usage: { prompt_tokens: 1 },
    });
    expect(readChunk({ choices: null }).choices).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['a text', 'hi', 'upstream_protocol'],
    ['a list', [], 'upstream_protocol'],
    ['an error', { error: { message: 'overloaded' } }, 'upstream_error'],
    ['a choice that is a text', { choices: ['a'] }, 'upstream_protocol'],
    ['a choice before the first', { choices: [{ index: -1, delta: {} }] }, 'upstream_protocol'],
    ['half a choice', { choices: [{ index: 0.5, delta: {} }] }, 'upstream_protocol'],
    ['a choice far out', { choices: [{ index: 1e21, delta: {} }] }, 'upstream_protocol'],
    ['a choice called by a text', { choices: [{ index: '0', delta: {} }] }, 'upstream_protocol'],
    ['a call without a number', { choices: [{ delta: { tool_calls: [{ id: 'x' }] } }] }, 'upstream_protocol'],
    ['a call that is a text', { choices: [{ delta: { tool_calls: ['x'] } }] }, 'upstream_protocol'],
    ['a call far out', { choices: [{ delta: { tool_calls: [{ index: 128 }] } }] }, 'upstream_protocol'],
  ])('that is %s is refused', (_, chunk, code) => {
    expect(() => readChunk(chunk)).toThrowError(coded(code));
  });
});
