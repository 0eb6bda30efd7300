import { isWordSymbol } from '../tape/symbol-kind.ts';
import { type Hit, NO_HITS, type Pattern } from './pattern.ts';

/**
 * Several patterns as one, so that a text is gone through once: at each place only those are asked that can begin there.
 * None of them may begin inside a word or number, which saves most of the questions.
 */
export function combinedPattern(name: string, patterns: readonly Pattern[]): Pattern {
  const byFirst = new Map<number, Pattern[]>();
  for (const pattern of patterns) {
    for (const unit of new Set(
      Array.from({ length: pattern.firstUnits.length }, (_, i) => pattern.firstUnits.charCodeAt(i)),
    )) {
      byFirst.set(unit, [...(byFirst.get(unit) ?? []), pattern]);
    }
  }
  return {
    name,
    classes: [...new Set(patterns.flatMap(({ classes }) => classes))],
    tape: patterns[0]?.tape ?? 'folded',
    firstUnits: String.fromCharCode(...byFirst.keys()),
    lookBehind: Math.max(1, ...patterns.map(({ lookBehind }) => lookBehind)),
    lookAhead: Math.max(...patterns.map(({ lookAhead }) => lookAhead)),
    overlapping: false,
    match(cursor, at) {
      const first = cursor.at(at);
      if (isWordSymbol(first) && isWordSymbol(cursor.at(at - 1))) return NO_HITS;
      let hits: readonly Hit[] = NO_HITS;
      for (const pattern of byFirst.get(first) ?? []) {
        const found = pattern.match(cursor, at);
        if (found.length > 0) hits = [...hits, ...found];
      }
      return hits;
    },
  };
}
