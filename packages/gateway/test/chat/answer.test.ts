import { describe, expect, test } from 'vitest';
import { readAnswer, writeAnswer } from '../../src/chat/answer.ts';
import { answerWith } from '../fakes.ts';

const copy = (value: unknown): unknown => writeAnswer(readAnswer(value), false);

describe('an answer of the model service', () => {
  test('keeps what was screened, and counts', () => {
    expect(copy(answerWith({ content: '你好', refusal: null }))).toEqual({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_770_000_000,
      model: 'm1-2026',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: '你好', refusal: null },
          finish_reason: 'stop',
          logprobs: null,
        },
      ],
      usage: { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 },
    });
  });

  test('loses every member that nobody screened', () => {
    const answer = {
      ...answerWith({ content: 'a', annotations: [{ text: 'x' }], audio: { transcript: 'x' }, hidden: 'x' }),
      debug: 'x',
      service_tier: 'x',
    };
    expect(JSON.stringify(copy(answer))).not.toContain('"x"');
  });

  test('cannot say anything in its names, ids, reasons and counts', () => {
    const prose = 'some forbidden words '.repeat(40);
    const copied = copy({
      id: prose,
      model: prose,
      system_fingerprint: prose,
      choices: [
        { message: { content: 'a', tool_calls: [{ id: prose, function: { name: 'f' } }] }, finish_reason: prose },
      ],
      usage: { [prose]: 1, prompt_tokens: 2, note: prose, details: { [prose]: 3, cached: 4 } },
    }) as { choices: { finish_reason: string }[]; usage: unknown; id: string };
    expect(copied.choices[0]?.finish_reason).toBe('stop');
    expect(copied.usage).toEqual({ prompt_tokens: 2, details: { cached: 4 } });
    expect(copied.id).toHaveLength(200);
    expect(JSON.stringify(copied).length).toBeLessThan(2000);
  });

  test.each(['stop', 'length', 'tool_calls', 'content_filter', 'function_call'])('may end with %s', (reason) => {
    const { choices } = readAnswer(answerWith({ content: 'a' }, { finish_reason: reason }));
    expect(choices[0]?.finishReason).toBe(reason);
  });

  test('names each text with its place', () => {
    const { choices } = readAnswer({
      choices: [
        { message: { content: 'a', reasoning_content: 'b' } },
        { message: { refusal: 'c', tool_calls: [{ id: '1', function: { name: 'f', arguments: '{}' } }] } },
        { message: { function_call: { name: 'g', arguments: '{}' } } },
      ],
    });
    expect(choices.flatMap(({ texts }) => texts.map(({ channel }) => channel))).toEqual([
      'choices[0].content',
      'choices[0].reasoning_content',
      'choices[1].refusal',
      'choices[1].tool_calls[0].function.name',
      'choices[1].tool_calls[0].function.arguments',
      'choices[2].function_call.name',
      'choices[2].function_call.arguments',
    ]);
  });

  test.each([
    ['null', null],
    ['a text', 'hi'],
    ['no choices', { choices: [] }],
    ['choices that are no list', { choices: {} }],
    ['nine choices', { choices: Array.from({ length: 9 }, () => ({ message: {} })) }],
    ['a choice without a message', { choices: [{}] }],
    ['a tool call without a function', { choices: [{ message: { tool_calls: [{ id: 'x' }] } }] }],
    ['an error', { error: { message: 'x' } }],
  ])('that is %s is against the protocol', (_, value) => {
    expect(() => readAnswer(value)).toThrowError(expect.objectContaining({ code: 'upstream_protocol' }) as Error);
  });
});

describe('token probabilities', () => {
  const token = (text: string, more = {}): object => ({
    token: text,
    logprob: -0.5,
    bytes: [1],
    top_logprobs: [],
    ...more,
  });
  const logprobsOf = (content: unknown, altered = false): unknown => {
    const answer = readAnswer(answerWith({ content: 'a b' }, { logprobs: { content, refusal: null } as never }));
    return (writeAnswer(answer, altered) as { choices: { logprobs: unknown }[] }).choices[0]?.logprobs;
  };

  test('go along when the tokens spell the text out, without alternatives that nobody screened', () => {
    const alternatives = { top_logprobs: [{ token: 'forbidden', logprob: -1 }] };
    expect(logprobsOf([token('a', alternatives), token(' b')])).toEqual({
      content: [
        { token: 'a', logprob: -0.5, bytes: null, top_logprobs: [] },
        { token: ' b', logprob: -0.5, bytes: null, top_logprobs: [] },
      ],
      refusal: null,
    });
  });

  test.each<[string, unknown]>([
    ['spell something else', [token('forbidden')]],
    ['spell more', [token('a b'), token('c')]],
    ['are no tokens', ['a', ' b']],
    ['have no probability', [{ token: 'a b' }]],
    ['are no list', { token: 'a b' }],
  ])('stay when they %s', (_, content) => {
    expect(logprobsOf(content)).toBeNull();
  });

  test('stay when the text was altered', () => {
    expect(logprobsOf([token('a b')], true)).toBeNull();
  });
});
