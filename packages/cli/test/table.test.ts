import { describe, expect, it } from 'vitest';
import { displayWidth, formatTable } from '../src/table.ts';

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
    ).toBe(['编号    条  名称', 'a@1      5  框架', '办法@2  14', ''].join('\n'));
  });
});
