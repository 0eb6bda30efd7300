import { isAnlanError, type JsonObject } from '@anlan/core';
import { collect, fakeClock, seededRandom } from '@anlan/testkit';
import { describe, expect, test } from 'vitest';
import { createTourModel, type ModelService, TOUR_FORBIDDEN_WORDS, TOUR_MODEL } from '../src/upstream/index.ts';

const never = new AbortController().signal;
const CANNED = { zh: '预设回答', en: 'canned answer' } as const;

function tour(seed = 1): ModelService {
  return createTourModel({ clock: fakeClock(), random: seededRandom(seed), sleep: async () => undefined });
}

const ask = (content: unknown, more: JsonObject = {}): JsonObject =>
  ({ model: 'any', messages: [{ role: 'user', content }], ...more }) as JsonObject;

interface Answer {
  id: string;
  created: number;
  model: string;
  choices: { message: { content: string | null; tool_calls?: ToolCall[] }; finish_reason: string }[];
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
}
interface ToolCall {
  id: string;
  function: { name: string; arguments: string };
}
interface Chunk {
  choices: { delta: { content?: string; tool_calls?: ToolCall[] }; finish_reason: string | null }[];
  usage?: Answer['usage'];
}

const complete = async (body: JsonObject): Promise<Answer> => (await tour().complete(body, never)) as Answer;
const stream = async (body: JsonObject, seed?: number): Promise<Chunk[]> =>
  (await collect(await tour(seed).stream(body, never))) as Chunk[];
const said = async (body: JsonObject): Promise<string> => (await complete(body)).choices[0]?.message.content ?? '';
const pieces = (chunks: readonly Chunk[]): string[] =>
  chunks.map(({ choices }) => choices[0]?.delta.content ?? '').filter((piece) => piece !== '');

describe('topics', () => {
  test.each([
    ['什么是安澜？', 'zh', '开源的人工智能安全治理系统'],
    ['What is Anlan?', 'en', 'open-source system for AI safety governance'],
    ['分级是什么意思', 'zh', '五级风险'],
    ['what does grading mean', 'en', 'five risk levels'],
    ['为什么要加标识', 'zh', '显式标识'],
    ['Tell me about labels', 'en', 'explicit label'],
    ['护栏会做什么', 'zh', '脱敏'],
    ['how does the guardrail work', 'en', 'redact'],
    ['日志能改吗', 'zh', '默克尔树'],
    ['Who can read the logs?', 'en', 'Merkle tree'],
    ['你好', 'zh', '你好！'],
    ['Hello there', 'en', 'Hello!'],
    ['你好，请问安澜是什么', 'zh', '开源的人工智能安全治理系统'],
    ['写一首诗', 'zh', '我只会几个话题'],
    ['Write a poem about this', 'en', 'a few topics only'],
    ['', 'zh', '我只会几个话题'],
  ] as const)('"%s" is answered in %s with "%s", and as a canned answer', async (question, locale, expected) => {
    const text = await said(ask(question));
    expect(text).toContain(expected);
    expect(text).toContain(CANNED[locale]);
    expect(text).toContain(TOUR_MODEL);
  });

  test('the last message of the person counts, in parts too', async () => {
    const body: JsonObject = {
      messages: [
        { role: 'system', content: '安澜' },
        { role: 'user', content: '你好' },
        { role: 'assistant', content: '你好！' },
        { role: 'user', content: [{ type: 'text', text: 'what are labels' }] },
      ],
    };
    expect(await said(body)).toContain('explicit label');
  });

  test.each([
    [{}],
    [{ messages: [] }],
    [{ messages: 'text' }],
    [{ messages: [null, 1, { role: 'user' }] }],
    [{ messages: [{ role: 'user', content: [null, { type: 'image_url' }] }] }],
  ] as [JsonObject][])('%j is answered too', async (body) => {
    expect(await said(body)).toContain(CANNED.zh);
  });
});

describe('demonstrations', () => {
  test.each([
    ['请演示违禁词', 'zh'],
    ['show me the Demo Forbidden Word', 'en'],
  ] as const)('"%s" puts the word into the middle of a sentence', async (question, locale) => {
    const word = TOUR_FORBIDDEN_WORDS[locale];
    const text = await said(ask(question));
    expect(text.indexOf(word)).toBeGreaterThan(CANNED[locale].length);
    expect(text.split(word)).toHaveLength(2);
    expect(text).not.toMatch(new RegExp(`[。.!！\\n]\\s*${word}|${word}\\s*[。.!！\\n]`));
    expect(pieces(await stream(ask(question))).join('')).toBe(text);
  });

  test('no other answer contains the words', async () => {
    for (const question of ['安澜', 'anlan', '分级', 'labels', 'guard', '护栏', 'logs', 'hi', 'x', '无']) {
      const text = await said(ask(question));
      for (const word of Object.values(TOUR_FORBIDDEN_WORDS)) expect(text).not.toContain(word);
    }
  });

  const tool = {
    type: 'function',
    function: {
      name: 'weather',
      parameters: {
        type: 'object',
        properties: {
          city: { type: 'string' },
          unit: { enum: ['celsius'] },
          days: { type: 'integer', minimum: 3 },
          deep: { type: 'object', properties: { on: { type: 'boolean' } }, required: ['on'] },
          list: { type: 'array' },
          odd: {},
          optional: { type: 'string' },
        },
        required: ['city', 'unit', 'days', 'deep', 'list', 'odd', 'missing', 7],
      },
    },
  };

  test('a tool call goes to the first tool, with what it requires', async () => {
    const body = ask('演示工具调用', { tools: [tool, { type: 'function', function: { name: 'other' } }] });
    const [choice] = (await complete(body)).choices;
    expect(choice).toMatchObject({ finish_reason: 'tool_calls', message: { content: null } });
    const call = choice?.message.tool_calls?.[0];
    expect(call?.function.name).toBe('weather');
    const given = { city: '示例', unit: 'celsius', days: 3, deep: { on: true }, list: [], odd: null };
    expect(JSON.parse(call?.function.arguments ?? '')).toEqual(given);
  });

  test('a tool call in a stream', async () => {
    const chunks = await stream(ask('demo tool call', { tools: [tool] }));
    const calls = chunks.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? []);
    expect(calls[0]).toMatchObject({ index: 0, type: 'function', function: { name: 'weather', arguments: '' } });
    const text = calls.map((call) => call.function.arguments).join('');
    expect(JSON.parse(text)).toMatchObject({ city: 'example' });
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('tool_calls');
  });

  test.each([
    ['no tools', {}],
    ['an empty list', { tools: [] }],
    ['tools that may not be called', { tools: [tool], tool_choice: 'none' }],
    ['a tool without a name', { tools: [{ type: 'function', function: {} }] }],
  ] as [string, JsonObject][])('with %s it says so', async (_, more) => {
    expect(await said(ask('demo tool call', more))).toContain('without tools');
  });

  test('the result of a tool ends the demonstration', async () => {
    const messages = [
      { role: 'user', content: '演示工具调用' },
      { role: 'assistant', tool_calls: [] },
      { role: 'tool', tool_call_id: 'x', content: '42' },
    ];
    expect(await said({ messages, tools: [tool] })).toContain('演示到此结束');
  });

  test.each([
    ['我的号码是[身份证号]，请记住', '只看到了[身份证号]'],
    ['call [mobile number] or [e-mail address]', 'only saw [mobile number] [e-mail address]'],
    ['my number is [手机号]', 'only saw [手机号]'],
    ['[银行卡号]', '只看到了[银行卡号]'],
  ])('"%s": it says that it saw only the tag', async (question, expected) => {
    expect(await said(ask(question))).toContain(expected);
  });
});

describe('the shape of answers', () => {
  test('a whole answer', async () => {
    expect(await complete(ask('安澜'))).toMatchObject({
      id: expect.stringMatching(/^chatcmpl-tour-[0-9a-f]{24}$/),
      object: 'chat.completion',
      created: Date.parse('2026-01-01') / 1000,
      model: TOUR_MODEL,
      choices: [{ index: 0, message: { role: 'assistant' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 2 },
    });
  });

  test('usage counts characters', async () => {
    const { usage, choices } = await complete(ask('😀安澜'));
    expect(usage.prompt_tokens).toBe(3);
    expect(usage.completion_tokens).toBe([...(choices[0]?.message.content ?? '')].length);
    expect(usage.total_tokens).toBe(usage.prompt_tokens + usage.completion_tokens);
  });

  test('a stream holds the same text in uneven pieces of one to six characters', async () => {
    const body = ask('护栏');
    const cut = pieces(await stream(body));
    expect(cut.join('')).toBe(await said(body));
    const sizes = new Set(cut.map((piece) => [...piece].length));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6);
    expect(sizes.size).toBeGreaterThan(3);
    expect(pieces(await stream(body, 2))).not.toEqual(cut);
  });

  test('a stream begins with the role, ends with the reason, and carries usage when asked', async () => {
    const plain = await stream(ask('hi'));
    expect(plain[0]).toMatchObject({ choices: [{ delta: { role: 'assistant', content: '' } }] });
    expect(plain.at(-1)).toMatchObject({ choices: [{ delta: {}, finish_reason: 'stop' }] });
    expect(plain.some(({ usage }) => usage !== undefined)).toBe(false);
    const counted = await stream(ask('hi', { stream_options: { include_usage: true } }));
    expect(counted.at(-1)).toMatchObject({ choices: [], usage: (await complete(ask('hi'))).usage });
  });

  test.each(['max_tokens', 'max_completion_tokens'])('%s shortens the answer', async (field) => {
    const body = ask('安澜', { [field]: 7 });
    const [choice] = (await complete(body)).choices;
    expect([...(choice?.message.content ?? '')]).toHaveLength(7);
    expect(choice?.finish_reason).toBe('length');
    expect((await stream(body)).at(-1)?.choices[0]?.finish_reason).toBe('length');
  });

  test('JSON mode answers with an object that names the model', async () => {
    const text = await said(ask('安澜', { response_format: { type: 'json_object' } }));
    expect(JSON.parse(text)).toMatchObject({
      model: TOUR_MODEL,
      canned: true,
      answer: expect.stringContaining('安澜'),
    });
  });

  test.each([
    ['n', { n: 2 }],
    ['response_format', { response_format: { type: 'json_schema' } }],
  ] as [string, JsonObject][])('%s beyond its abilities is refused', async (field, more) => {
    for (const call of [tour().complete(ask('x', more), never), tour().stream(ask('x', more), never)]) {
      await expect(call).rejects.toMatchObject({ code: 'upstream_rejected', details: { field } });
    }
  });

  test('it offers itself and is up', async () => {
    expect(await tour().models(never)).toEqual([TOUR_MODEL]);
    expect(tour().state()).toBe('up');
    expect(tour().name).toBe(TOUR_MODEL);
    await tour().close();
  });
});

describe('time', () => {
  test('each piece waits for the sleep that was passed', async () => {
    const waits: number[] = [];
    const sleep = async (ms: number): Promise<void> => void waits.push(ms);
    const model = createTourModel({ clock: fakeClock(), random: seededRandom(1), delayMs: 3, sleep });
    const chunks = await collect(await model.stream(ask('hi'), never));
    expect(waits).toEqual(chunks.map(() => 3));
  });

  test('an aborted caller ends the stream', async () => {
    const caller = new AbortController();
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const chunk of await tour().stream(ask('hi'), caller.signal)) {
        seen.push(chunk);
        caller.abort();
      }
    })();
    await expect(reading).rejects.toSatisfy(isAnlanError);
    expect(seen).toHaveLength(1);
    await expect(tour().complete(ask('hi'), caller.signal)).rejects.toSatisfy(isAnlanError);
  });
});
