import type { Reader } from '../patterns/cursor.ts';
import { type Hit, NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { hasNameBefore, textBefore } from './context.ts';

/** Chinese numerals in the simplified form that the fold gives: plain, of accounting, of radio. */
const NUMERALS = '零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两';
const VALUES = '00123456789123456789' + '12';

const digits: ReadonlyMap<number, number> = new Map(
  Array.from(NUMERALS, (numeral, i) => [numeral.charCodeAt(0), VALUES.charCodeAt(i)]),
);

/**
 * A pattern for numbers that reads Chinese numerals as digits as well ("一三八〇〇…"), where the text names the number:
 * in ordinary prose numerals are words.
 */
export function withNumerals(pattern: Pattern, names: readonly string[]): Pattern {
  return {
    ...pattern,
    firstUnits: pattern.firstUnits + NUMERALS,
    match(cursor, at) {
      const plain = digits.has(cursor.at(at)) ? NO_HITS : pattern.match(cursor, at);
      if (plain.length > 0 || !hasNameBefore(textBefore(cursor, at), names)) return plain;
      const hits = pattern.match(readNumerals(cursor), at);
      return hits.filter((hit) => hasNumeral(cursor, hit)).map((hit): Hit => ({ ...hit, view: 'numeral' }));
    },
  };
}

function readNumerals(cursor: Reader): Reader {
  return {
    at(index) {
      const unit = cursor.at(index);
      return digits.get(unit) ?? unit;
    },
    get starved() {
      return cursor.starved;
    },
  };
}

function hasNumeral(cursor: Reader, { from, to }: Hit): boolean {
  for (let index = from; index < to; index++) if (digits.has(cursor.at(index))) return true;
  return false;
}
