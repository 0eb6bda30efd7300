import { describe, expect, it } from 'vitest';
import { createGuard, type Finding } from '../../src/index.ts';
import { policyOf } from '../policies.ts';

const guard = createGuard(
  policyOf({ words: ['违禁词', '禁', 'bomb', '加vx', 'C++', 'how to cook', '𠮷野', 'vip-18', '杀'] }),
);

function found(text: string): readonly Pick<Finding, 'view' | 'start' | 'end'>[] {
  return guard.screen('output', text).findings.map(({ view, start, end }) => ({ view, start, end }));
}

describe('words', () => {
  it.each([
    [
      'a hanzi word in running text',
      '请说违禁词吧',
      [
        ['raw', 2, 5],
        ['raw', 3, 4],
      ],
    ],
    [
      'two overlapping words',
      '违禁词',
      [
        ['raw', 0, 3],
        ['raw', 1, 2],
      ],
    ],
    ['letter case aside', 'a BOMB!', [['raw', 2, 6]]],
    ['full width', 'ｂｏｍｂ', [['folded', 0, 4]]],
    ['with hidden characters', 'x bo\u200b\ufe0fmb', [['folded', 2, 8]]],
    [
      'with separators between hanzi',
      '违-禁、 词',
      [
        ['spaced', 0, 6],
        ['raw', 2, 3],
      ],
    ],
    [
      'with an emoji between hanzi',
      '违😀禁词',
      [
        ['spaced', 0, 5],
        ['raw', 3, 4],
      ],
    ],
    ['with three separators: not the word', '违---禁词', [['raw', 4, 5]]],
    ['with a letter between: not the word', '违a禁词', [['raw', 2, 3]]],
    ['a mixed word inside Latin text', 'qq加vx123', [['raw', 2, 5]]],
    [
      'a word that ends in signs',
      'C++, C++11',
      [
        ['raw', 0, 3],
        ['raw', 5, 8],
      ],
    ],
    ['a phrase over a line break', 'HOW\n to  cook', [['folded', 0, 13]]],
    ['an astral hanzi', '在𠮷野家', [['raw', 1, 4]]],
    ['a Latin word only whole', 'bombastic abomb bomb_ bomb2', [['raw', 16, 20]]],
    ['a word at the very end', 'no bomb', [['raw', 3, 7]]],
  ])('are found: %s', (_, text, places) => {
    expect(found(text)).toEqual(places.map(([view, start, end]) => ({ view, start, end })));
  });

  it('names the list and the place in it, never the word', () => {
    const [finding] = guard.screen('input', '禁').findings;
    expect(finding).toMatchObject({ class: 'operator_list', detector: 'words/policy.1', action: 'block', score: 1 });
    expect(JSON.stringify(finding)).not.toContain('禁');
  });

  it('keep the class that the operator gives them', () => {
    const own = createGuard(policyOf({ words: [{ text: '暗号', class: 'prohibited_content.fraud' }] }));
    expect(own.screen('output', '暗号').findings).toMatchObject([{ class: 'prohibited_content.fraud' }]);
  });
});
