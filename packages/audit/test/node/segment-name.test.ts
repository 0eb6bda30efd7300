import { describe, expect, it } from 'vitest';
import { isUnfinishedName, segmentName, segmentNumber } from '../../src/node/segment-name.ts';

describe('segment names', () => {
  it.each([1, 42, Number.MAX_SAFE_INTEGER])('carry the number of the first entry: %i', (seq) => {
    expect(segmentNumber(segmentName(seq))).toBe(seq);
  });

  it('sort as the segments follow each other', () => {
    const names = [1, 2, 10, 99, 100, 12345].map(segmentName);
    expect([...names].sort()).toEqual(names);
  });

  it.each(['1.seg', '0000000000000000000a.seg', '00000000000000000001.seg.tmp', 'head.json', ''])(
    'are not %s',
    (name) => {
      expect(segmentNumber(name)).toBeUndefined();
    },
  );

  it.each([
    ['00000000000000000001.seg.tmp', true],
    ['head.json.tmp', true],
    ['00000000000000000001.seg', false],
    ['notes.tmp', false],
    ['.tmp', false],
  ])('on their way: %s is one: %s', (name, expected) => {
    expect(isUnfinishedName(name)).toBe(expected);
  });
});
