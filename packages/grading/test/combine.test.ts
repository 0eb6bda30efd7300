import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { combine, type Level, levels } from '../src/index.ts';

const triples = levels.flatMap((a) => levels.flatMap((b) => levels.map((c): [Level, Level, Level] => [a, b, c])));

describe('the 5 × 5 × 5 table of three elements', () => {
  test('does not depend on which element has which level', () => {
    for (const [a, b, c] of triples) {
      const orders = [combine(a, b, c), combine(a, c, b), combine(b, a, c), combine(b, c, a), combine(c, a, b)];
      expect(new Set([...orders, combine(c, b, a)]).size).toBe(1);
    }
  });

  test('never falls when an element rises', () => {
    for (const [a, b, c] of triples) {
      for (const higher of levels.filter((level) => level >= a)) {
        expect(combine(higher, b, c)).toBeGreaterThanOrEqual(combine(a, b, c));
      }
    }
  });

  test('is reached by two elements, or by one that exceeds it by one', () => {
    for (const triple of triples) {
      const reached = levels.filter(
        (level) => triple.filter((one) => one >= level).length >= 2 || triple.some((one) => one > level),
      );
      expect(combine(...triple)).toBe(Math.max(1, ...reached));
    }
  });

  test('stands in the README as it is', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\|\s*\*\*([1-5])\*\*\s*\|(.*)\|\s*$/gm)];
    expect(rows).toHaveLength(5);
    for (const [, highest, cells = ''] of rows) {
      const written = cells.split('|').map((cell) => cell.trim());
      const computed = levels.map((second) =>
        second > Number(highest) ? '' : String(combine(Number(highest) as Level, second, 1)),
      );
      expect([highest, ...written]).toEqual([highest, ...computed]);
    }
  });
});
