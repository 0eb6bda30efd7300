import type { JsonObject } from '@anlan/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChatStreamScreen } from '../src/chat/stream-screen.ts';
import { cut, cuts } from './arbitraries.ts';
import { ask, contentGuard, createHarness, FORBIDDEN, FORBIDDEN_EN, ID_NUMBER, LABEL, piece } from './fakes.ts';
import { collect, gatherChunks } from './frames.ts';
import { releasable } from './released-text.ts';

/** How a channel's piece is written as a delta, by the name that the collected stream has for it. */
const channels: Readonly<Record<string, (text: string) => JsonObject>> = {
  '0.content': (content) => piece({ content }),
  '0.reasoning_content': (text) => piece({ reasoning_content: text }),
  '0.call0.arguments': (text) => piece({ tool_calls: [{ index: 0, function: { arguments: text } }] }),
  '1.content': (content) => piece({ content }, { index: 1 }),
};
const names = Object.keys(channels);
const begin = piece({ tool_calls: [{ index: 0, id: 't', type: 'function', function: { name: 'f', arguments: '' } }] });
const ends = [0, 1].map((index) => piece({}, { index, finish: 'stop' }));

const harmless = fc.constantFrom(
  '你好，',
  '今天天气不错。',
  'hello world ',
  '😀',
  '\n',
  '2026-03-01 ',
  '安澜',
  'anlan ',
);
const redacted = fc.constantFrom(ID_NUMBER, '13800138000', 'lan@example.com', `sk-${'a1B2c3D4'.repeat(5)}`);
const forbidden = fc.constantFrom(
  FORBIDDEN,
  FORBIDDEN_EN,
  'Ａｎｌａｎ forbidden phrase',
  '安澜\u200b测试禁语',
  '冰毒制作方法',
);
const torn = fc.constantFrom('安澜测试', 'anlan forbidden', '1101051949123100', '138001', 'lan@', '\ud83d', '\u200b');
const fragment = fc.oneof(
  { weight: 8, arbitrary: harmless },
  { weight: 2, arbitrary: redacted.map((text) => `：${text}。`) },
  { weight: 2, arbitrary: torn },
  { weight: 1, arbitrary: forbidden },
);
const texts = fc.array(fragment, { maxLength: 8 }).map((fragments) => fragments.join(''));

/** Four texts cut at random, their pieces shuffled into one stream that keeps each channel's order. */
const streams = fc
  .tuple(fc.tuple(texts, texts, texts, texts), fc.tuple(cuts, cuts, cuts, cuts), fc.infiniteStream(fc.nat({ max: 3 })))
  .map(([whole, places, order]) => {
    const left = whole.map((text, at) => [...cut(text, places[at] ?? [])]);
    const pieces: { readonly name: string; readonly text: string }[] = [];
    for (const choice of order) {
      const open = left.flatMap((waiting, at) => (waiting.length > 0 ? [at] : []));
      if (open.length === 0) break;
      const at = open[choice % open.length] ?? 0;
      pieces.push({ name: names[at] ?? '', text: left[at]?.shift() ?? '' });
    }
    return { whole: Object.fromEntries(names.map((name, at) => [name, whole[at] ?? ''])), pieces };
  });

test('whatever the pieces, each channel releases what whole-text screening does, and nothing after a stop', () => {
  let stops = 0;
  fc.assert(
    fc.property(streams, ({ whole, pieces }) => {
      const screen = new ChatStreamScreen(contentGuard);
      const chunks: JsonObject[] = [];
      let stoppedBy: string | undefined;
      const script = [
        { name: '', chunk: begin },
        ...pieces.map(({ name, text }) => ({ name, chunk: channels[name]?.(text) ?? {} })),
        ...ends.map((chunk, index) => ({ name: `${index}`, chunk })),
      ];
      for (const { name, chunk } of script) {
        chunks.push(...screen.push(chunk));
        if (!screen.stopped) continue;
        stoppedBy = name;
        break;
      }
      const released = gatherChunks([...chunks, ...screen.finish(undefined).ends] as never).texts;
      for (const name of names) {
        const expected = releasable(contentGuard, whole[name] ?? '');
        const got = released[name] ?? '';
        if (stoppedBy === undefined) expect([name, got]).toEqual([name, expected.text]);
        else expect([name, expected.text.startsWith(got)]).toEqual([name, true]);
        if (stoppedBy === name) expect([name, got, true]).toEqual([name, expected.text, expected.stopped]);
      }
      expect(stoppedBy !== undefined).toBe(names.some((name) => releasable(contentGuard, whole[name] ?? '').stopped));
      if (stoppedBy !== undefined) stops += 1;
    }),
    { numRuns: 300 },
  );
  // Both kinds of streams came up.
  expect(stops).toBeGreaterThan(30);
  expect(stops).toBeLessThan(270);
});

test('the frames of the gateway say the same, with the label and the records of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      texts.filter((text) => text !== ''),
      cuts,
      async (text, places) => {
        const expected = releasable(contentGuard, text);
        const chunks = [...cut(text, places).map((content) => piece({ content })), piece({}, { finish: 'stop' })];
        const harness = createHarness({ chunks });
        const got = await collect(await harness.chat(ask('你好', { stream: true })));
        const content = got.texts['0.content'] ?? '';
        const labelled = expected.text !== '';
        expect(content.startsWith(expected.text)).toBe(true);
        expect(content.slice(expected.text.length).trim()).toBe(labelled ? LABEL : '');
        expect(got.finish).toEqual({ 0: expected.stopped ? 'content_filter' : 'stop' });
        expect(harness.records.at(-1)).toMatchObject({
          kind: 'call.closed',
          data: { outcome: expected.stopped ? 'blocked_output' : 'completed', label: labelled ? LABEL : null },
        });
      },
    ),
    { numRuns: 100 },
  );
});
