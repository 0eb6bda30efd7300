import { describe, expect, it } from 'vitest';
import { balanced, createGuard, type Guard } from '../../src/index.ts';
import { policyOf } from '../policies.ts';

const guard = createGuard(balanced);

describe('a text that is too long', () => {
  const short = createGuard(policyOf({ words: ['违禁词'], limits: { maxLength: 20 } }));

  it('is blocked whole without being read', () => {
    expect(short.screen('input', 'x'.repeat(21))).toMatchObject({
      effect: 'block',
      reason: 'buffer_exceeded',
      text: '',
      findings: [],
    });
    expect(short.screen('input', 'x '.repeat(10))).toMatchObject({ effect: 'allow' });
    expect(guard.screen('input', 'x'.repeat(10_000_000))).toMatchObject({ effect: 'block', reason: 'buffer_exceeded' });
  });

  it.each([
    ['plain text', '一二三四五六七八九十一二三四五六七八九十后面还有', '一二三四五六七八九十一二三四五六七八九十'],
    ['a word across the limit', '一二三四五六七八九十一二三四五六七八违禁词', '一二三四五六七八九十一二三四五六七八'],
    ['a number across the limit', '一二三四五六七八九十一二三13800138000', '一二三四五六七八九十一二三'],
    ['a word before the limit', '一二三四五违禁词六七八九十一二三四五六七八九十', '一二三四五'],
  ])('stops a stream at the same place however it is cut: %s', (_, text, released) => {
    for (const pieces of [
      [text],
      text.split(''),
      [text.slice(0, 19), text.slice(19)],
      [text.slice(0, 20), text.slice(20)],
    ]) {
      const stream = short.stream('output');
      const steps = [...pieces.map((piece) => stream.push('a', piece)), stream.end('a')];
      expect(steps.map(({ release }) => release).join('')).toBe(released);
      expect(steps.at(-1)).toMatchObject({ state: 'stopped', effect: 'block' });
    }
  });

  it('passes unread in a dry run, which says so', () => {
    const dry = createGuard(policyOf({ dryRun: true, limits: { maxLength: 4 } }));
    const stream = dry.stream('output');
    const steps = [stream.push('a', '一二三'), stream.push('a', '四五六'), stream.push('a', '七'), stream.end('a')];
    expect(steps.map(({ release }) => release).join('')).toBe('一二三四五六七');
    expect(steps.at(-1)).toMatchObject({
      decision: 'block',
      effect: 'allow',
      reason: 'buffer_exceeded',
      state: 'open',
    });
    expect(dry.screen('output', '一二三四五')).toMatchObject({
      decision: 'block',
      effect: 'allow',
      text: '一二三四五',
    });
  });
});

describe('findings', () => {
  it('are listed up to a number, and all count', () => {
    const few = createGuard(policyOf({ limits: { maxFindings: 2 } }));
    const text = '13800138000，'.repeat(5);
    const verdict = few.screen('output', text);
    expect([verdict.findings.length, verdict.omitted, verdict.text]).toEqual([2, 3, '[手机号]，'.repeat(5)]);
    const stream = few.stream('output');
    const steps = [...text.split('').map((unit) => stream.push('a', unit)), stream.end('a')];
    expect(steps.flatMap(({ findings }) => findings)).toHaveLength(2);
    expect(steps.at(-1)).toMatchObject({ omitted: 3, decision: 'redact' });
  });
});

describe('hostile and large input', () => {
  const mixed = '安全治理 governance 2025-09-15 订单 3074185296，see https://example.com/a?b=c#d；'
    .repeat(20_000)
    .slice(0, 1_000_000);

  it('is read to its end: a million units of mixed text, and what stands behind them', () => {
    expect(guard.screen('output', mixed)).toMatchObject({ effect: 'allow', findings: [] });
    const tail = '电话13800138000。';
    const verdict = guard.screen('output', mixed.slice(0, 900_000) + tail);
    expect(verdict.findings).toMatchObject([{ start: 900_002, end: 900_013 }]);
  });

  it.each([
    ['one letter', 'a'],
    ['digits', '1'],
    ['a telephone number without end', '138'],
    ['spaced digits', '1 3 8 '],
    ['at signs', '@'],
    ['addresses without end', 'a@a.'],
    ['dots', '.'],
    ['key beginnings', 'sk-'],
    ['rules of PEM', '-'],
    ['titles of PEM', '-----BEGIN '],
    ['hanzi that begin words', '自制炸'],
    ['spaced hanzi that begin words', '自-制-炸-'],
    ['first words of rules', '忽略'],
    ['first words of rules, English', 'ignore previous '],
    ['hidden characters', '\u200b'],
    ['white space', ' '],
    ['high surrogates', '\ud83d'],
    ['low surrogates', '\ude00'],
    ['ligatures that unfold', '\ufdfa'],
    ['combining marks', '\u0301'],
  ])('is harmless: %s, 200,000 units, whole and in pieces', (_, unit) => {
    const text = unit.repeat(Math.ceil(200_000 / unit.length));
    expect(stream(guard, text, 4093)).toBe(guard.screen('output', text).text);
  });

  it('passes lone surrogates unharmed and keeps offsets exact', () => {
    const text = '\ud83d电话\ude0013800138000\ud83d\ud83d😀\ude00';
    expect(guard.screen('output', text)).toMatchObject({
      text: '\ud83d电话\ude00[手机号]\ud83d\ud83d😀\ude00',
      findings: [{ start: 4, end: 15 }],
    });
    expect(stream(guard, text, 1)).toBe('\ud83d电话\ude00[手机号]\ud83d\ud83d😀\ude00');
  });

  it('does not hold back hidden characters without a candidate', () => {
    const screen = guard.stream('output');
    const hidden = '\u200b'.repeat(50_000);
    expect(screen.push('a', `好。${hidden}`).release).toBe(`好。${hidden}`);
  });
});

function stream(by: Guard, text: string, size: number): string {
  const screen = by.stream('output');
  let out = '';
  for (let from = 0; from < text.length; from += size) out += screen.push('a', text.slice(from, from + size)).release;
  return out + screen.end('a').release;
}
