/**
 * What a folded symbol is for matching. A letter or digit of a script that writes spaces between words is a `WORD`
 * symbol: words of such scripts match only at word boundaries ("DAN" is not in "redundant").
 */
export const SymbolKind = { OTHER: 0, WORD: 1, HANZI: 2, SEPARATOR: 3 } as const;
export type SymbolKind = (typeof SymbolKind)[keyof typeof SymbolKind];

const HANZI = /\p{Script=Han}/u;
const SEPARATOR = /[\p{P}\p{S}\p{Z}\p{Cc}]/u;
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u;

const kinds: Uint8Array = buildTable();

/** The kind of one UTF-16 unit. Halves of astral hanzi count as `OTHER`. */
export function symbolKind(unit: number): SymbolKind {
  return (kinds[unit] ?? SymbolKind.OTHER) as SymbolKind;
}

export function isWordSymbol(unit: number): boolean {
  return kinds[unit] === SymbolKind.WORD;
}

export function isDigitSymbol(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = classify(unit);
  return table;
}

function classify(unit: number): SymbolKind {
  if (unit >= 0x4e00 && unit <= 0x9fff) return SymbolKind.HANZI;
  if (unit >= 0xd800 && unit <= 0xf8ff) return SymbolKind.OTHER;
  const symbol = String.fromCharCode(unit);
  if (SEPARATOR.test(symbol)) return SymbolKind.SEPARATOR;
  if (WORD.test(symbol)) return SymbolKind.WORD;
  return HANZI.test(symbol) ? SymbolKind.HANZI : SymbolKind.OTHER;
}
