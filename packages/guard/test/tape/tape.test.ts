import { describe, expect, it } from 'vitest';
import { createFoldedWriter } from '../../src/tape/folded-writer.ts';
import { createRawWriter } from '../../src/tape/raw-writer.ts';
import { WritableTape } from '../../src/tape/tape.ts';

describe('a tape', () => {
  it('keeps its indexes when the front is dropped', () => {
    const tape = new WritableTape();
    const writer = createRawWriter(tape);
    writer.append('x'.repeat(5000));
    writer.append('yz');
    tape.trim(5000);
    expect([tape.unit(5000), tape.start(5001), tape.end(5001)]).toEqual(['y'.charCodeAt(0), 5001, 5002]);
    expect(tape.unit(10)).toBe(-1);
    writer.append('w'.repeat(9000));
    expect([tape.length, tape.unit(14001)]).toEqual([14002, 'w'.charCodeAt(0)]);
  });

  it('stays small while a long text goes through', () => {
    const tape = new WritableTape();
    const writer = createRawWriter(tape);
    for (let i = 0; i < 1000; i++) {
      writer.append('abcdefgh'.repeat(16));
      tape.trim(tape.length);
    }
    expect(tape.units.length).toBeLessThan(4096);
    expect(tape.length).toBe(128_000);
  });

  it.each([
    ['plain text', '违禁词', true],
    ['capitals', 'BOMB', true],
    ['a line break', 'a\nb', true],
    ['full width', 'ＡＢ', false],
    ['a hidden character inside', 'a\u200bb', false],
    ['a typographic quote', 'a’b', false],
  ])('tells whether it was written plainly: %s', (_, source, plain) => {
    const tape = new WritableTape();
    createFoldedWriter(tape).append(source);
    expect(tape.isPlain(0, tape.length)).toBe(plain);
  });
});
