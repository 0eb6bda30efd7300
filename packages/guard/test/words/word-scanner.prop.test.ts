import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGuard, type Guard, wordDetector, wordEntry } from '../../src/index.ts';
import { allClasses, policyOf } from '../policies.ts';

const letters = fc.constantFrom('甲', '乙', '丙');
const word = fc.array(letters, { minLength: 1, maxLength: 5 }).map((units) => units.join(''));
const list = fc.uniqueArray(word, { minLength: 1, maxLength: 12 });
const text = fc.array(letters, { maxLength: 60 }).map((units) => units.join(''));
const quiet = policyOf({ actions: { ...allClasses('allow'), operator_list: 'block' } });

/** The words as they are, without the disguises that a policy's words get. */
function guardOf(words: readonly string[]): Guard {
  const entries = words.map((value, i) => wordEntry(value, { class: 'operator_list', detector: `words/w.${i}` }));
  return createGuard(quiet, { detectors: [wordDetector('words', entries)] });
}

/** Every occurrence of every word, the plain way. */
function occurrences(value: string, words: readonly string[]): string[] {
  return words
    .flatMap((w, i) =>
      Array.from({ length: value.length }, (_, at) => (value.startsWith(w, at) ? [`${at}:${i}`] : [])).flat(),
    )
    .sort();
}

describe('a word list', () => {
  it('is found completely, with all overlaps, as a naive search finds it', () => {
    fc.assert(
      fc.property(list, text, (words, value) => {
        const guard = guardOf(words);
        const found = guard
          .screen('output', value)
          .findings.map(({ start, detector }) => `${start}:${detector.split('.')[1]}`);
        expect(found.sort()).toEqual(occurrences(value, words));
      }),
      { numRuns: 300 },
    );
  });

  it('holds back exactly the longest suffix from which a word may still come', () => {
    fc.assert(
      fc.property(list, text, (words, value) => {
        const stream = guardOf(words).stream('output');
        const prefixes = words.flatMap((w) => Array.from({ length: w.length - 1 }, (_, i) => w.slice(0, i + 1)));
        let released = 0;
        for (let length = 1; length <= value.length; length++) {
          const read = value.slice(0, length);
          released += stream.push('text', value.charAt(length - 1)).release.length;
          if (words.some((w) => read.includes(w))) return;
          const live = prefixes.filter((prefix) => read.endsWith(prefix)).map((prefix) => prefix.length);
          expect(length - released).toBe(Math.max(0, ...live));
        }
      }),
      { numRuns: 300 },
    );
  });
});
