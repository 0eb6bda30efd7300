import { describe, expect, it } from 'vitest';
import { readPinyin, syllableOf } from '../../src/syllables/syllables.ts';

describe('syllables', () => {
  it('are the same for hanzi of one sound, whatever the tone', () => {
    expect(syllableOf('违'.charCodeAt(0))).toBe(syllableOf('围'.charCodeAt(0)));
    expect(syllableOf('妈'.charCodeAt(0))).toBe(syllableOf('马'.charCodeAt(0)));
    expect(syllableOf('马'.charCodeAt(0))).not.toBe(syllableOf('买'.charCodeAt(0)));
    expect(syllableOf('a'.charCodeAt(0))).toBe(0);
  });

  it.each([
    ['weijin', ['wei', 'jin']],
    ['zhidujiaocheng', ['zhi', 'du', 'jiao', 'cheng']],
    ['xinan', ['xin', 'an']],
    ['shuang', ['shuang']],
  ])('read %s as pinyin', (letters, syllables) => {
    expect(readPinyin(letters)?.map(({ from, to }) => letters.slice(from, to))).toEqual(syllables);
  });

  it.each(['hello', 'instructions', 'xyz', 'bpm'])('do not read %s', (letters) => {
    expect(readPinyin(letters)).toBeUndefined();
  });
});
