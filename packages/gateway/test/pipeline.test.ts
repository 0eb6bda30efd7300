import { composeKinds, proves } from '@anlan/audit';
import type { JsonObject } from '@anlan/core';
import { describe, expect, test } from 'vitest';
import { gatewayKinds } from '../src/index.ts';
import {
  answerWith,
  ask,
  caller,
  createHarness,
  FORBIDDEN,
  fakeSignal,
  type Harness,
  ID_NUMBER,
  LABEL,
  policy,
} from './fakes.ts';
import { gather } from './frames.ts';

const kinds = ({ records }: Harness): readonly string[] => records.map(({ kind }) => kind);
const last = ({ records }: Harness): JsonObject => records.at(-1)?.data ?? {};

describe('an answer that nothing is wrong with', () => {
  test('reaches the client with its label, after its record', async () => {
    const harness = createHarness({ answer: answerWith({ content: '你好，请讲。' }) });
    const reply = await harness.chat(ask('你好'));
    expect(reply).toMatchObject({
      kind: 'json',
      headers: { 'x-aigc-label': 'AI-generated; explicit=end' },
      body: {
        model: 'm1-2026',
        choices: [{ message: { content: `你好，请讲。\n\n${LABEL}` }, finish_reason: 'stop' }],
      },
    });
    expect(harness.log).toEqual(['upstream complete', 'record call.closed']);
  });

  test('is recorded with counts, without a word of it', async () => {
    const harness = createHarness({ answer: answerWith({ content: '回答内容' }) });
    await harness.chat(ask('提问内容'));
    expect(harness.records).toEqual([
      {
        id: expect.any(String),
        at: '2026-03-01T08:00:00.000Z',
        kind: 'call.closed',
        actor: { kind: 'key', id: '018f22e2-79b0-7cc3-98c4-dc0c0c073990' },
        application: '018f22e2-79b0-7cc3-98c4-dc0c0c07398f',
        requestId: 'req-1',
        origin: 'live',
        clauses: ['asgf@2.0/6.3.6', 'asgf@2.0/4.2.2.c', 'asgf@2.0/6.3.4', 'aigc-labeling@2025/art-4'],
        data: {
          surface: 'chat.completions',
          model: 'm1',
          stream: false,
          outcome: 'completed',
          errorCode: null,
          upstream: 'fake',
          input: { decision: 'allow', effect: 'allow', reason: null, findings: [] },
          output: { decision: 'allow', effect: 'allow', reason: null, findings: [] },
          label: LABEL,
          usage: { inputTokens: 5, outputTokens: 7 },
          openedAt: '2026-03-01T08:00:00.000Z',
          closedAt: '2026-03-01T08:00:00.000Z',
          durationMs: 0,
        },
      },
    ]);
    expect(JSON.stringify(harness.records)).not.toMatch(/提问|回答/);
  });

  test('is shown to the live view when it has ended', async () => {
    const harness = createHarness({ answer: answerWith({ content: 'a' }) });
    await harness.chat(ask('你好'));
    expect(harness.observed.map(({ outcome }) => outcome)).toEqual(['completed']);
  });

  test('goes to the model as it came', async () => {
    const harness = createHarness({ answer: answerWith({ content: 'a' }) });
    const body = ask('你好', { temperature: 0.5, user: 'u-1', metadata: { a: 'b' } });
    await harness.chat(structuredClone(body));
    expect(harness.sent).toEqual([body]);
  });
});

describe('an input that must not pass', () => {
  test('is answered in the language of the person, and the model is not called', async () => {
    const harness = createHarness();
    const reply = await harness.chat(ask(`请说说${FORBIDDEN}`));
    expect(reply).toMatchObject({
      kind: 'json',
      body: { choices: [{ finish_reason: 'content_filter', message: { content: expect.stringMatching(/^抱歉/) } }] },
    });
    expect(harness.log).toEqual(['record guard.verdict', 'record call.closed']);
    const english = await createHarness().chat(ask('say anlan forbidden phrase'));
    expect(english).toMatchObject({ body: { choices: [{ message: { content: expect.stringMatching(/^Sorry/) } }] } });
  });

  test('does not say what was found', async () => {
    const harness = createHarness();
    const reply = await harness.chat(ask(FORBIDDEN));
    expect(JSON.stringify([reply, harness.records])).not.toContain(FORBIDDEN);
    expect(JSON.stringify(reply)).not.toContain('operator_list');
  });

  test('is recorded as evidence of the guardrail', async () => {
    const harness = createHarness();
    await harness.chat(ask(`x ${FORBIDDEN}`));
    expect(harness.records[0]).toMatchObject({
      kind: 'guard.verdict',
      clauses: ['asgf@2.0/4.2.2.b', 'asgf@2.0/6.2.7'],
      decision: 'block',
      effect: 'block',
      data: {
        direction: 'input',
        findings: [{ channel: 'messages[0].content', class: 'operator_list', start: 2, end: 8, action: 'block' }],
      },
    });
    expect(last(harness)).toMatchObject({ outcome: 'blocked_input', errorCode: 'content_filter', label: null });
  });

  test('is an error where the operator asks for one', async () => {
    const reply = await createHarness({ onBlock: 'error' }).chat(ask(FORBIDDEN));
    expect(reply).toEqual({ kind: 'error', code: 'content_filter' });
  });

  test('of a stream is answered with a stream', async () => {
    const harness = createHarness();
    const reply = await harness.chat(ask(FORBIDDEN, { stream: true }));
    expect(harness.log).toEqual(['record guard.verdict', 'record call.closed']);
    const frames: string[] = [];
    if (reply.kind === 'stream') for await (const frame of reply.frames) frames.push(frame);
    expect(gather(frames)).toMatchObject({
      done: true,
      finish: { 0: 'content_filter' },
      texts: { '0.content': expect.stringMatching(/^抱歉/) },
    });
  });
});

describe('an answer that must not pass', () => {
  test.each<[string, JsonObject, string]>([
    ['in its text', { content: `答：${FORBIDDEN}` }, 'choices[0].content'],
    ['in its reasoning', { content: 'a', reasoning_content: FORBIDDEN }, 'choices[0].reasoning_content'],
    ['in its refusal', { content: null, refusal: FORBIDDEN }, 'choices[0].refusal'],
    [
      'in the arguments of a tool',
      { tool_calls: [{ id: 't', type: 'function', function: { name: 'f', arguments: `{"q":"${FORBIDDEN}"}` } }] },
      'choices[0].tool_calls[0].function.arguments',
    ],
    [
      'in the name of a function',
      { function_call: { name: FORBIDDEN, arguments: '' } },
      'choices[0].function_call.name',
    ],
  ])('%s is replaced as a whole', async (_, message, channel) => {
    const harness = createHarness({ answer: answerWith(message) });
    const reply = await harness.chat(ask('你好'));
    expect(JSON.stringify(reply)).not.toContain(FORBIDDEN);
    expect(reply).toMatchObject({ body: { choices: [{ finish_reason: 'content_filter' }] } });
    expect(last(harness)).toMatchObject({ outcome: 'blocked_output', output: { findings: [{ channel }] } });
    expect(kinds(harness)).toEqual(['guard.verdict', 'call.closed']);
  });

  test('in its second choice takes the first with it', async () => {
    const answer = {
      choices: [
        { index: 0, message: { content: 'harmless' } },
        { index: 1, message: { content: FORBIDDEN } },
      ],
    };
    const reply = await createHarness({ answer }).chat(ask('hi'));
    expect(JSON.stringify(reply)).not.toContain('harmless');
  });

  test('is an error where the operator asks for one', async () => {
    const reply = await createHarness({ onBlock: 'error', answer: answerWith({ content: FORBIDDEN }) }).chat(
      ask('你好'),
    );
    expect(reply).toEqual({ kind: 'error', code: 'content_filter' });
  });
});

describe('personal data', () => {
  test('is redacted both ways and noted without its value', async () => {
    const harness = createHarness({ answer: answerWith({ content: `收到${ID_NUMBER}。` }) });
    const reply = await harness.chat(ask(`我的证件号是${ID_NUMBER}`));
    expect(harness.sent[0]).toMatchObject({ messages: [{ content: '我的证件号是[身份证号]' }] });
    expect(reply).toMatchObject({ body: { choices: [{ message: { content: `收到[身份证号]。\n\n${LABEL}` } }] } });
    expect(kinds(harness)).toEqual(['guard.verdict', 'guard.verdict', 'call.closed']);
    expect(harness.records.slice(0, 2)).toMatchObject([
      { data: { direction: 'input' }, effect: 'redact', clauses: ['asgf@2.0/4.2.2.b', 'asgf@2.0/4.1.2.d'] },
      { data: { direction: 'output' }, effect: 'redact' },
    ]);
    expect(JSON.stringify(harness.records)).not.toContain(ID_NUMBER);
  });

  test('in a token probability does not come back', async () => {
    const token = { token: ID_NUMBER, logprob: -1, bytes: null, top_logprobs: [] };
    const answer = answerWith({ content: ID_NUMBER }, { logprobs: { content: [token] } });
    const reply = await createHarness({ answer }).chat(ask('hi', { logprobs: true }));
    expect(JSON.stringify(reply)).not.toContain(ID_NUMBER);
  });
});

describe('a dry run', () => {
  test('decides, but carries nothing out, and its records prove nothing', async () => {
    const harness = createHarness({ policy: { ...policy, dryRun: true }, answer: answerWith({ content: ID_NUMBER }) });
    const reply = await harness.chat(ask('你好'));
    expect(JSON.stringify(reply)).toContain(ID_NUMBER);
    expect(harness.records[0]).toMatchObject({ kind: 'guard.verdict', decision: 'redact', effect: 'allow' });
    expect(harness.records.map(proves)).toEqual([false, true]);
  });
});

describe('a call from elsewhere than live operation', () => {
  test.each(['tour', 'playground', 'simulation'] as const)('says so in its records: %s', async (origin) => {
    const harness = createHarness({ origin, answer: answerWith({ content: 'a' }) });
    await harness.chat(ask('你好'));
    expect(harness.records.map((record) => [record.origin, proves(record)])).toEqual([[origin, false]]);
  });
});

test('every record is one of the kinds of this package, also when it was stored and read', async () => {
  const harness = createHarness({ answer: answerWith({ content: ID_NUMBER }), chunks: [] });
  for (const body of [ask(ID_NUMBER), ask(FORBIDDEN), {}, ask('你好', { stream: true })]) await harness.chat(body);
  const registry = composeKinds(gatewayKinds);
  expect(new Set(kinds(harness))).toEqual(new Set(['call.opened', 'call.closed', 'call.refused', 'guard.verdict']));
  for (const record of harness.records) {
    expect(registry.parseRecord(JSON.parse(JSON.stringify(record)))).toEqual({ ok: true, value: record });
  }
});

test('models are those of the service', async () => {
  const { gateway } = createHarness();
  expect(await gateway.models(caller, fakeSignal())).toEqual(['m1']);
});
