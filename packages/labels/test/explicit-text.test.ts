import { describe, expect, it } from 'vitest';
import {
  appendExplicitLabel,
  BILINGUAL_WORDING,
  findExplicitLabel,
  hasExplicitLabel,
  labelTail,
} from '../src/index.ts';

const label = BILINGUAL_WORDING;

describe('appendExplicitLabel', () => {
  it.each([
    ['a blank line apart', '正文', 'end', `正文\n\n${label}`],
    ['behind a line break', '正文\n', 'end', `正文\n\n${label}`],
    ['behind a blank line', '正文\n\n', 'end', `正文\n\n${label}`],
    ['behind a blank line of another system', '正文\r\n\r\n', 'end', `正文\r\n\r\n${label}`],
    ['before the text', '正文', 'start', `${label}\n\n正文`],
    ['alone for an empty text', '', 'end', label],
    ['not twice at the end', `正文\n\n${label}`, 'end', `正文\n\n${label}`],
    ['not twice before trailing space', `正文\n\n${label}\n `, 'end', `正文\n\n${label}\n `],
    ['not twice at the start', `${label}\n\n正文`, 'start', `${label}\n\n正文`],
    ['beside another label', '正文\n\n（AI生成）', 'end', `正文\n\n（AI生成）\n\n${label}`],
    ['at the end although it stands at the start', `${label}\n\n正文`, 'end', `${label}\n\n正文\n\n${label}`],
    ['before prose that begins like it', `${label}的内容`, 'start', `${label}\n\n${label}的内容`],
    ['behind prose that ends like it', `这是${label}`, 'end', `这是${label}\n\n${label}`],
  ] as const)('writes it %s', (_, text, position, result) => {
    expect(appendExplicitLabel(text, label, position)).toBe(result);
  });

  it('is idempotent, and what it wrote is found', () => {
    for (const position of ['start', 'end'] as const) {
      for (const text of ['', '正文', 'a\nb\n', '\n', label]) {
        const once = appendExplicitLabel(text, label, position);
        expect(appendExplicitLabel(once, label, position)).toBe(once);
        expect(hasExplicitLabel(once)).toBe(true);
      }
    }
  });
});

describe('labelTail', () => {
  it('gives for a stream what appendExplicitLabel gives for the whole', () => {
    for (const text of ['正文', '正文\n', '正文\n\n', '正文。']) {
      expect(text + labelTail(text, label)).toBe(appendExplicitLabel(text, label, 'end'));
    }
  });
});

describe('findExplicitLabel', () => {
  it.each([
    [`正文\n\n${label}`, 'end'],
    ['正文\n（本文由人工智能生成）', 'end'],
    ['本回答由 AI 生成，仅供参考。\n正文\n正文', 'start'],
    ['Text.\n\nAI-generated content\n', 'end'],
    ['AI生成', 'end'],
    ['正文', undefined],
    ['', undefined],
    ['如何识别AI生成的内容？\n看标识。', undefined],
    [`${'很长的一行，'.repeat(12)}讲人工智能怎样生成图像\n正文\n结尾`, undefined],
    ['开头\n由AI生成\n结尾', undefined],
  ])('finds in %j: %s', (text, place) => {
    expect(findExplicitLabel(text)).toBe(place);
  });

  it('reads long lines without trouble', () => {
    expect(findExplicitLabel('AI生成'.repeat(200_000))).toBeUndefined();
    expect(findExplicitLabel('\n'.repeat(500_000))).toBeUndefined();
  });
});
