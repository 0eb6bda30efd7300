import { describe, expect, it } from 'vitest';
import { buildAutomaton } from '../../src/words/automaton-builder.ts';

describe('buildAutomaton', () => {
  it.each([
    ['empty', ''],
    ['too long', 'x'.repeat(129)],
  ])('refuses a word that is %s', (_, units) => {
    expect(() => buildAutomaton([{ units, onward: 0 }])).toThrow(expect.objectContaining({ code: 'invalid_word' }));
  });

  it('holds tens of thousands of words', () => {
    const words = Array.from({ length: 30_000 }, (_, i) => ({ units: `词${i.toString(36)}`, onward: 2 }));
    const automaton = buildAutomaton(words);
    expect(automaton.wordAt.filter((word) => word !== -1)).toHaveLength(30_000);
  });
});
