import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTilePath, type TileId, tilePath, tileWidthAt } from '../../src/tree/tile-path.ts';

const known: [string, TileId][] = [
  ['tile/0/000', { level: 0, index: 0, width: 256 }],
  ['tile/0/x001/x234/067', { level: 0, index: 1_234_067, width: 256 }],
  ['tile/entries/x001/000.p/17', { level: 'entries', index: 1000, width: 17 }],
  ['tile/2/999.p/255', { level: 2, index: 999, width: 255 }],
  ['tile/63/000.p/1', { level: 63, index: 0, width: 1 }],
];

describe('tile paths', () => {
  it.each(known)('%s', (path, id) => {
    expect(tilePath(id)).toBe(path);
    expect(parseTilePath(path)).toEqual(id);
  });

  it.each([
    ['', 'nothing'],
    ['checkpoint', 'another resource'],
    ['/tile/0/000', 'a slash in front'],
    ['tile/00/000', 'a level with a zero in front'],
    ['tile/64/000', 'a level that no tree has'],
    ['tile/-1/000', 'a negative level'],
    ['tile/0/0', 'fewer than three digits'],
    ['tile/0/0000', 'more than three digits'],
    ['tile/0/x000/001', 'a group of zeros in front'],
    ['tile/0/001/002', 'a first group without x'],
    ['tile/0/x001', 'a last group with x'],
    ['tile/0/000.p/0', 'an empty tile'],
    ['tile/0/000.p/256', 'a full tile said to be partial'],
    ['tile/0/000.p/07', 'a width with a zero in front'],
    ['tile/0/000.p/7/', 'a slash behind'],
    ['tile/0/x999/x999/x999/x999/x999/999', 'a number that is not exact'],
    ['tile/0/../0/000', 'a way up'],
    ['tile/0/000\n', 'a line end'],
    ['tile/0/٠٠٠', 'other digits'],
  ])('%j is none: %s', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });

  it('read back as they were written, and nothing else reads', () => {
    const ids = fc.record({
      level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
      index: fc.maxSafeNat(),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(ids, (id) => {
        expect(parseTilePath(tilePath(id))).toEqual(id);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'tile/0123456789xp.-') }), (text) => {
        const id = parseTilePath(`tile/0/${text}`);
        expect(id === undefined || tilePath(id) === `tile/0/${text}`).toBe(true);
      }),
    );
  });

  it('exist as far as the tree goes: the example of the specification, 70,000 leaves', () => {
    const widths = [0, 1, 2].map((level) => {
      const full = Math.floor(70_000 / 256 ** (level + 1));
      return [full, tileWidthAt(level, full, 70_000)];
    });
    expect(widths).toEqual([
      [273, 112],
      [1, 17],
      [0, 1],
    ]);
    expect(tileWidthAt(0, 274, 70_000)).toBe(0);
  });
});
