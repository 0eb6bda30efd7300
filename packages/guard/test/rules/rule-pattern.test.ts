import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cursor, rulePattern } from '../../src/index.ts';
import { builtInRules } from '../../src/rules/built-in-rules.ts';
import { foldText } from '../../src/tape/fold-text.ts';
import { createFoldedWriter } from '../../src/tape/folded-writer.ts';
import { WritableTape } from '../../src/tape/tape.ts';

/** Counts what a pattern looks at: time in a measure that no machine changes. */
class CountingCursor extends Cursor {
  reads = 0;
  override at(index: number): number {
    this.reads += 1;
    return super.at(index);
  }
}

const pattern = rulePattern(builtInRules);

function readsPerUnit(text: string): number {
  const tape = new WritableTape();
  const writer = createFoldedWriter(tape);
  writer.append(text);
  writer.finish();
  const cursor = new CountingCursor(tape, { ...pattern, maxHold: 16_384 });
  for (let at = 0; at < tape.length; at++) {
    cursor.moveTo(at);
    pattern.match(cursor, at);
  }
  return cursor.reads / tape.length;
}

const vocabulary = [...new Set(builtInRules.flatMap(({ pattern: slots }) => slots.flatMap(({ any }) => [...any])))];

describe('rule matching', () => {
  it.each(builtInRules.map((rule) => [rule.id, rule] as const))(
    'takes bounded steps on near misses of %s',
    (_, rule) => {
      const firsts = rule.pattern.map(({ any }) => any[0] ?? '');
      const nearMisses = [
        firsts[0]?.repeat(500),
        `${firsts[0]} `.repeat(500),
        `${firsts.slice(0, -1).join(' ')} `.repeat(300),
        firsts
          .slice(0, -1)
          .map((word) => `${word} `.repeat(200))
          .join(''),
        [...(firsts[0] ?? '')].join('-').repeat(300),
      ];
      for (const text of nearMisses) expect(readsPerUnit(text ?? '')).toBeLessThan(2500);
    },
  );

  it('takes bounded steps on any mixture of its words', () => {
    const texts = fc.array(fc.constantFrom(...vocabulary, ' ', ', '), { minLength: 200, maxLength: 400 });
    fc.assert(
      fc.property(texts, (parts) => readsPerUnit(parts.join(' ')) < 2500),
      { numRuns: 40 },
    );
  });

  it('does not look at more for a longer text', () => {
    const text = vocabulary.join(' ');
    expect(readsPerUnit(text.repeat(20))).toBeLessThan(1.5 * readsPerUnit(text.repeat(5)));
  });

  it('stays within the reach that it declares', () => {
    expect(pattern.lookAhead).toBeLessThan(400);
    expect(pattern.lookBehind).toBeLessThan(100);
    const longest = Math.max(...builtInRules.flatMap(({ matches }) => matches.map((match) => foldText(match).length)));
    expect(pattern.lookAhead).toBeGreaterThan(longest);
  });

  it('refuses a rule without words', () => {
    const [rule] = builtInRules;
    expect(() => rulePattern([{ ...rule!, pattern: [] }])).toThrow(
      expect.objectContaining({ code: 'invalid_detector' }),
    );
  });
});
