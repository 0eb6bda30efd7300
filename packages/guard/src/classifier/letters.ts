import { SymbolKind, symbolKind } from '../tape/symbol-kind.ts';

/**
 * What the classifier reads of a folded symbol: a Latin letter (digits count as the letters that they are used for), a
 * hanzi, or nothing. Everything else only separates words, so that an attacker gains nothing by punctuation.
 */
export const SKIPPED = 0;

/** Look-alikes of Latin letters in the Cyrillic and Greek blocks (Unicode TS 39, single letters only), and digits. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'аα4@',
  b: 'вьβ8',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еёєε3',
  f: 'ғ',
  g: 'ɡ9',
  h: 'һн',
  i: 'іїιɩı1',
  j: 'јϳ',
  k: 'кκ',
  l: 'ӏ',
  m: 'мμ',
  n: 'пηո',
  o: 'оοσօ0',
  p: 'рρ',
  q: 'ԛ',
  r: 'гя',
  s: 'ѕ5$',
  t: 'тτ7',
  u: 'υսц',
  v: 'ѵν',
  w: 'ԝшω',
  x: 'хχ',
  y: 'уүγ',
  z: 'ʐ2',
};

const letters: Uint16Array = buildTable();

/** The letter that a folded unit is read as, or `SKIPPED`. */
export function letterOf(unit: number): number {
  return letters[unit] ?? SKIPPED;
}

/** Latin letters are below every hanzi. */
export function isLatin(letter: number): boolean {
  return letter <= 0x7a;
}

function buildTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    if (symbolKind(unit) === SymbolKind.HANZI) table[unit] = unit;
  }
  for (let unit = 0x61; unit <= 0x7a; unit++) table[unit] = unit;
  for (const [letter, others] of Object.entries(LOOK_ALIKES)) {
    for (const other of others) table[other.charCodeAt(0)] = letter.charCodeAt(0);
  }
  return table;
}
