import { describe, expect, test } from 'vitest';
import { FORBIDDEN, ID_NUMBER, LABEL, piece, streamOf } from './fakes.ts';
import { last, request, run } from './run-stream.ts';

describe('a stream', () => {
  test('is recorded before its first frame and before its end', async () => {
    const { harness, got } = await run({ chunks: streamOf('你好，', '请讲。') });
    expect(harness.log.filter((entry) => entry !== 'chunk')).toEqual([
      'record call.opened',
      'upstream stream',
      'frame text',
      'frame text',
      'frame text',
      'frame text',
      'record call.closed',
      'frame end',
      'frame end',
    ]);
    expect(got).toMatchObject({
      texts: { '0.content': `你好，请讲。\n\n${LABEL}` },
      finish: { 0: 'stop' },
      done: true,
      error: undefined,
    });
    expect(last(harness)).toMatchObject({ outcome: 'completed', stream: true, label: LABEL });
    expect(harness.observed.map(({ outcome }) => outcome)).toEqual(['running', 'completed']);
  });

  test('gives text on as it comes, not at the end', async () => {
    const { harness } = await run({ chunks: streamOf('第一句话说完了。', '第二句话。', '第三句话。') });
    const flow = harness.log.filter((entry) => entry === 'chunk' || entry === 'frame text');
    expect(flow.slice(0, 5)).toEqual(['chunk', 'frame text', 'frame text', 'chunk', 'frame text']);
  });

  test('has the usage in its last chunk, and in its record', async () => {
    const usage = { prompt_tokens: 5, completion_tokens: 7 };
    const chunks = [...streamOf('a'), { choices: [], usage }];
    const { harness, got } = await run({ chunks });
    expect(got.usage).toEqual(usage);
    expect(got.chunks.at(-1)).toMatchObject({ choices: [], usage });
    expect(last(harness).usage).toEqual({ inputTokens: 5, outputTokens: 7 });
  });

  test('keeps usage that came with text for its record', async () => {
    const chunks = [{ ...piece({ content: 'a' }), usage: { prompt_tokens: 1 } }, piece({}, { finish: 'stop' })];
    const { harness, got } = await run({ chunks });
    expect(got.usage).toBeUndefined();
    expect(last(harness).usage).toEqual({ inputTokens: 1, outputTokens: null });
  });

  test('of several choices keeps them apart', async () => {
    const chunks = [
      piece({ content: 'a' }, { index: 0 }),
      piece({ content: 'b' }, { index: 1 }),
      piece({ content: 'c' }, { index: 0, finish: 'stop' }),
      piece({ content: 'd' }, { index: 1, finish: 'length' }),
    ];
    const { got } = await run({ chunks });
    expect(got.texts).toEqual({ '0.content': `ac\n\n${LABEL}`, '1.content': `bd\n\n${LABEL}` });
    expect(got.finish).toEqual({ 0: 'stop', 1: 'length' });
  });

  test('of reasoning and text keeps them apart', async () => {
    const chunks = [piece({ reasoning_content: '想一想' }), piece({ content: '答' }, { finish: 'stop' })];
    const { got } = await run({ chunks });
    expect(got.texts).toEqual({ '0.content': `答\n\n${LABEL}`, '0.reasoning_content': '想一想' });
  });

  test('ignores what comes for a choice after its end', async () => {
    const { got } = await run({ chunks: [...streamOf('a'), piece({ content: 'late' })] });
    expect(got.texts['0.content']).toBe(`a\n\n${LABEL}`);
  });

  test('in JSON mode has no label in its text', async () => {
    const { harness, got } = await run(
      { chunks: streamOf('{"a":', '1}') },
      { ...request, response_format: { type: 'json_object' } },
    );
    expect(got.texts['0.content']).toBe('{"a":1}');
    expect(last(harness).label).toBeNull();
  });

  test('does not double a label that the model wrote itself', async () => {
    const { harness, got } = await run({ chunks: streamOf('a\n\n', LABEL) });
    expect(got.texts['0.content']).toBe(`a\n\n${LABEL}`);
    expect(last(harness).label).toBe(LABEL);
  });
});

describe('a stream with a text that must not pass', () => {
  const [half, rest] = [FORBIDDEN.slice(0, 3), FORBIDDEN.slice(3)];

  test('ends before it, with what had left labelled, and the service is told to stop', async () => {
    const { harness, got } = await run({ chunks: streamOf('可以说。', half, rest, '不可说。', '不可说。') });
    expect(got).toMatchObject({
      texts: { '0.content': `可以说。\n\n${LABEL}` },
      finish: { 0: 'content_filter' },
      done: true,
      error: undefined,
    });
    expect(harness.log.filter((entry) => entry === 'chunk')).toHaveLength(3);
    expect(harness.log.indexOf('upstream return')).toBeLessThan(harness.log.indexOf('record call.closed'));
    expect(harness.records.map(({ kind }) => kind)).toEqual(['call.opened', 'guard.verdict', 'call.closed']);
    expect(last(harness)).toMatchObject({ outcome: 'blocked_output', errorCode: 'content_filter' });
  });

  test('stops its other choices and channels too', async () => {
    const chunks = [
      piece({ content: 'a' }, { index: 0 }),
      piece({ reasoning_content: FORBIDDEN, content: 'never' }, { index: 1 }),
      piece({ content: 'never' }, { index: 0 }),
    ];
    const { got } = await run({ chunks });
    expect(JSON.stringify(got.texts)).not.toContain('never');
    expect(got.finish).toEqual({ 0: 'content_filter', 1: 'content_filter' });
  });

  test('that hangs at the end is decided there', async () => {
    const held = await run({ chunks: streamOf('a ', half) });
    expect(held.got.texts['0.content']).toBe(`a ${half}\n\n${LABEL}`);
    const stopped = await run({
      chunks: [piece({ content: `a ${half}` }), piece({ content: rest }, { finish: 'stop' })],
    });
    expect(stopped.got.texts['0.content']).toBe(`a \n\n${LABEL}`);
    expect(stopped.got.finish).toEqual({ 0: 'content_filter' });
  });

  test('has its personal data redacted across pieces', async () => {
    const { harness, got } = await run({ chunks: streamOf('证件号', ID_NUMBER.slice(0, 9), ID_NUMBER.slice(9), '。') });
    expect(got.texts['0.content']).toBe(`证件号[身份证号]。\n\n${LABEL}`);
    expect(harness.records.map(({ kind, effect }) => [kind, effect])).toEqual([
      ['call.opened', undefined],
      ['guard.verdict', 'redact'],
      ['call.closed', undefined],
    ]);
  });
});
