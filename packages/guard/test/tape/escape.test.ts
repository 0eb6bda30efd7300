import { describe, expect, it } from 'vitest';
import { readEscape } from '../../src/tape/escape.ts';
import { foldText } from '../../src/tape/fold-text.ts';

describe('readEscape', () => {
  it.each([
    ['%41', 3, 0x41],
    ['%e5%bf%bd', 9, 0x5ffd],
    ['%F0%9F%98%80', 12, 0x1f600],
    ['&#65;', 5, 0x41],
    ['&#x5FFD;', 8, 0x5ffd],
    ['&lt;', 4, 0x3c],
    ['\\u5ffd', 6, 0x5ffd],
    ['\\u{1F600}', 9, 0x1f600],
    ['\\x41', 4, 0x41],
    ['\\U0001F600', 10, 0x1f600],
    ['\\n', 2, 0x20],
  ])('reads %s', (units, length, codePoint) => {
    expect(readEscape(units)).toEqual({ length, codePoint });
  });

  it('waits for the rest of every one of them', () => {
    for (const units of ['%e5%bf%bd', '&#x5FFD;', '&amp;', '\\u5ffd', '\\u{1F600}', '\\U0001F600']) {
      for (let length = 1; length < units.length; length++) expect(readEscape(units.slice(0, length))).toBe('more');
    }
  });

  it.each(['% ', '%zz', '%C0%80', '%ED%A0', '&#;', '&#x110000;', '&nosuch;', '&x', '\\q', '\\u12x', '%FF'])(
    'leaves %s alone',
    (units) => {
      expect([undefined, 'more']).toContainEqual(readEscape(units));
      expect(foldText(units)).toBe(units.toLowerCase());
    },
  );
});

describe('the folded text', () => {
  it.each([
    ['escapes in a row', '%41%42&#67;', 'abc'],
    ['an escape behind a failed one', '%z%41', '%za'],
    ['twice escaped', '%2541 &amp;#65; %26%2365%3B', 'a a a'],
    ['three times escaped: twice is enough', '%252541', '%41'],
    ['escaped halves of a pair', '\\ud83c\\udd70', 'a'],
    ['a beginning at the end', 'ab%4', 'ab%4'],
    ['an escape of what is folded', '\\uff21', 'a'],
  ])('reads %s', (_, source, folded) => {
    expect(foldText(source)).toBe(folded);
  });
});
