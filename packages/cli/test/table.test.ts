import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, formatRows, formatTable, wrapText } from '../src/table.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['框架2.0', 7],
    ['《办法》', 8],
    ['，', 2],
    ['e\u0301', 1],
    ['Ａ', 2],
    ['“x”', 3],
    ['😀', 2],
  ])('%s takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('wrapText', () => {
  it.each([
    ['words are kept whole', 10, ['words are', 'kept whole']],
    ['', 10, ['']],
    ['short', 10, ['short']],
    ['averyveryverylongword then', 10, ['averyveryverylongword', 'then']],
    ['对输入输出作过滤', 8, ['对输入输', '出作过滤']],
    ['过滤输入，放行', 8, ['过滤输', '入，放行']],
    ['模型（护栏）', 6, ['模型', '（护', '栏）']],
    ['标识 x-aigc-label 供读取', 12, ['标识', 'x-aigc-label', '供读取']],
  ])('%j in %i columns', (text, width, lines) => {
    expect(wrapText(text, width)).toEqual(lines);
  });

  it('loses nothing but white space at line ends', () => {
    const bare = (text: string): string => text.replace(/\s+/g, '');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 4, max: 60 }), (text, width) => {
        expect(bare(wrapText(text, width).join(''))).toBe(bare(text));
      }),
    );
  });

  it('keeps to the width for words that fit into it', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    const han = fc.stringMatching(/^[一-鿿]{1,20}$/);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, han), { maxLength: 30 }),
        fc.integer({ min: 12, max: 60 }),
        (words, width) => {
          for (const line of wrapText(words.join(' '), width)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('formatTable', () => {
  it('aligns columns by width on a terminal, numbers to the right, with no space at line ends', () => {
    expect(
      formatTable(
        ['编号', '条', '名称'],
        [
          ['a@1', 5, '框架'],
          ['办法@2', 14, ''],
        ],
      ),
    ).toBe('编号    条  名称\na@1      5  框架\n办法@2  14\n');
  });

  it('goes on below the last column where it is given a width', () => {
    expect(formatTable(['id', 'text'], [['a', 'one two three four five six']], 28)).toBe(
      'id  text\na   one two three four five\n    six\n',
    );
  });

  it('leaves a last column to the terminal that has no room to be wrapped', () => {
    const long = 'x '.repeat(30).trim();
    expect(formatTable(['id', 'text'], [['a'.repeat(30), long]], 40)).toContain(long);
  });

  it('has nothing but the header without rows', () => {
    expect(formatTable(['id', 'text'], [])).toBe('id  text\n');
  });
});

describe('formatRows', () => {
  it('aligns rows without a header', () => {
    expect(
      formatRows([
        ['类别', 'risk'],
        ['kind', '风险'],
      ]),
    ).toBe('类别  risk\nkind  风险\n');
    expect(formatRows([])).toBe('');
  });
});
