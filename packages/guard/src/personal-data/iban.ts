import type { Reader } from '../patterns/cursor.ts';
import { NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { isDigitSymbol, isWordSymbol } from '../tape/symbol-kind.ts';

const CLASS = 'personal_data.iban';
const SPACE = 0x20;
/** Lengths by country (ISO 13616 registry). */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'al28 ad24 at20 az28 bh22 be16 ba20 br29 bg22 cr22 hr21 cy28 cz24 dk18 do28 ee20 fi18 fr27 ge22 de22 gi23 gr27 gl18 gt28 ' +
    'hu28 is26 ie22 il23 it27 jo30 kz20 kw30 lv21 lb28 li21 lt20 lu20 mt31 mr27 mu30 md24 mc27 me22 nl18 no15 pk24 ps29 pl28 ' +
    'pt25 qa29 ro24 sm27 sa24 rs22 sk24 si19 es24 se24 ch21 tn24 tr26 ae23 gb22 ua29 va22 vg24 xk20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const FIRST = [...new Set([...LENGTHS.keys()].map((country) => country.charAt(0)))].join('');

/** International bank account numbers, by country, length and the check digits of ISO 7064 MOD 97-10. */
export const iban: Pattern = {
  name: 'iban',
  classes: [CLASS],
  tape: 'folded',
  firstUnits: FIRST,
  lookBehind: 1,
  lookAhead: 44,
  overlapping: false,
  match(cursor, at) {
    if (isWordSymbol(cursor.at(at - 1))) return NO_HITS;
    const length = LENGTHS.get(String.fromCharCode(cursor.at(at), cursor.at(at + 1)));
    if (length === undefined || !isDigitSymbol(cursor.at(at + 2)) || !isDigitSymbol(cursor.at(at + 3))) return NO_HITS;
    const to = readAccount(cursor, at, length);
    return to === undefined ? NO_HITS : [{ class: CLASS, detector: 'iban', from: at, to, score: 0.97 }];
  },
};

/** Index behind the number; a space may stand after every four characters. */
function readAccount(cursor: Reader, at: number, length: number): number | undefined {
  let account = '';
  let index = at;
  while (account.length < length) {
    if (account.length > 0 && account.length % 4 === 0 && cursor.at(index) === SPACE) index += 1;
    const unit = cursor.at(index);
    if (unit < 0x30 || !/[a-z0-9]/.test(String.fromCharCode(unit))) return undefined;
    account += String.fromCharCode(unit);
    index += 1;
  }
  return !isWordSymbol(cursor.at(index)) && passesMod97(account) ? index : undefined;
}

function passesMod97(account: string): boolean {
  let rest = 0;
  for (const character of account.slice(4) + account.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
