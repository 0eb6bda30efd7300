import { beforeEach, describe, expect, it } from 'vitest';
import { Cursor } from '../../src/index.ts';
import { createFoldedWriter } from '../../src/tape/folded-writer.ts';
import { WritableTape } from '../../src/tape/tape.ts';

const unit = (character: string): number => character.charCodeAt(0);

describe('a cursor', () => {
  let tape: WritableTape;
  let cursor: Cursor;

  beforeEach(() => {
    tape = new WritableTape();
    createFoldedWriter(tape).append(`abcdef${'\u200b'.repeat(50)}g`);
    cursor = new Cursor(tape, { lookBehind: 2, lookAhead: 4, maxHold: 20 });
    cursor.moveTo(3);
  });

  it('reads around its anchor, not beyond its reach', () => {
    expect([1, 3, 5].map((index) => cursor.at(index))).toEqual(['b', 'd', 'f'].map(unit));
    expect([0, 8, -1].map((index) => cursor.at(index))).toEqual([-1, -1, -1]);
    expect([cursor.starved, cursor.overflowed]).toEqual([false, false]);
  });

  it('is starved by a symbol within reach that is not there yet', () => {
    expect(cursor.at(7)).toBe(-1);
    expect(cursor.starved).toBe(true);
  });

  it('is not starved when the text is complete', () => {
    tape.ended = true;
    expect(cursor.at(7)).toBe(-1);
    expect(cursor.starved).toBe(false);
  });

  it('overflows when hidden characters put a symbol out of the hold', () => {
    expect(cursor.at(6)).toBe(-1);
    expect(cursor.overflowed).toBe(true);
  });

  it('forgets all that at its next anchor', () => {
    cursor.at(6);
    cursor.at(7);
    cursor.moveTo(6);
    expect(cursor.at(6)).toBe(unit('g'));
    expect([cursor.starved, cursor.overflowed]).toEqual([false, false]);
  });
});
