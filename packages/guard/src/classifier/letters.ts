import { SymbolKind, symbolKind } from '../tape/symbol-kind.ts';

/**
 * What the classifier reads of a folded symbol: a Latin letter (digits count as the letters that they are used for), a
 * hanzi, or nothing. Everything else only separates words, so that an attacker gains nothing by punctuation.
 */
export const SKIPPED = 0;

/** Signs that are used for letters, and letters that resemble them from afar; true look-alikes the fold has replaced. */
const STAND_INS: Readonly<Record<string, string>> = {
  a: '4@',
  b: '8ь',
  e: '3',
  g: '9',
  i: '1',
  n: 'п',
  o: '0',
  r: 'гя',
  s: '5$',
  t: '7',
  u: 'ц',
  w: 'ш',
  z: '2',
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
  for (const [letter, others] of Object.entries(STAND_INS)) {
    for (const other of others) table[other.charCodeAt(0)] = letter.charCodeAt(0);
  }
  return table;
}
