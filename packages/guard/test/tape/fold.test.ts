import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/tape/fold-text.ts';

describe('foldText', () => {
  it.each([
    ['full width', 'ＡＢＣ１２３', 'abc123'],
    ['circled and mathematical letters', '①Ⓐ𝐚𝟗', '1aa9'],
    ['ligatures', 'ﬁﬂ', 'fifl'],
    ['Kangxi radicals', '⼀⼈', '一人'],
    ['letter case', 'DAN Straße', 'dan straße'],
    ['Latin diacritics, composed and not', 'café cafe\u0301', 'cafe cafe'],
    ['zero-width characters', '违\u200b禁\u200d词\ufeff', '违禁词'],
    ['soft hyphen and word joiner', 'bo\u00admb\u2060', 'bomb'],
    ['bidi controls', 'a\u202eb\u2066c', 'abc'],
    ['variation selectors', '违\ufe0f禁\u{e0100}词', '违禁词'],
    ['Hangul fillers', '违\u3164禁\u115f\u1160\uffa0词', '违禁词'],
    ['tag characters', 'a\u{e0041}\u{e007f}b', 'ab'],
    ['control characters', 'a\u0000\u0007b\u007f', 'ab'],
    ['blank braille', 'a\u2800b', 'ab'],
    ['white space', 'a \t\r\n\u3000\u00a0b', 'a b'],
    ['a long run of white space', `a${' '.repeat(40)}b`, 'a \uffffb'],
    ['typographic quotes', 'don’t “do” it', 'don\'t "do" it'],
    ['emoji', '违😀禁', '违\ufffc禁'],
    ['astral hanzi', '𠮷野家', '𠮷野家'],
    ['lone surrogates', 'a\ud83db\ude00', 'a\ud83db\ude00'],
  ])('evens out %s', (_, source, folded) => {
    expect(foldText(source)).toBe(folded);
  });

  it('leaves ordinary Chinese and punctuation alone', () => {
    const prose = '安澜,让人工智能更安全。';
    expect(foldText(prose)).toBe(prose);
  });
});
