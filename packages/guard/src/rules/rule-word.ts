import type { Reader } from '../patterns/cursor.ts';
import { foldText } from '../tape/fold-text.ts';
import { isWordSymbol, SymbolKind, symbolKind } from '../tape/symbol-kind.ts';

/** Separators that may stand between two hanzi of a word. */
const MAX_GAP = 2;
/** So a word may take up to this many symbols for each of its own. */
export const MAX_WORD_STRETCH: number = 1 + MAX_GAP;

/** Words by their first unit, so that most places are passed over with one look. */
export type WordSet = ReadonlyMap<number, readonly string[]>;

export function wordSet(words: readonly string[]): WordSet {
  const set = new Map<number, string[]>();
  for (const word of words.map(foldText)) {
    const first = word.charCodeAt(0);
    set.set(first, [...(set.get(first) ?? []), word]);
  }
  return set;
}

/** Tape indexes behind each of the words that begins at an index, shortest first. */
export function readWords(cursor: Reader, at: number, words: WordSet): readonly number[] {
  const candidates = words.get(cursor.at(at));
  if (candidates === undefined) return NO_ENDS;
  let ends: number[] | undefined;
  for (const word of candidates) {
    const end = readWord(cursor, at, word);
    if (end === -1 || ends?.includes(end)) continue;
    ends = ends === undefined ? [end] : [...ends, end].sort((a, b) => a - b);
  }
  return ends ?? NO_ENDS;
}

const NO_ENDS: readonly number[] = [];

/** Index behind the word, or -1 where it does not stand whole at this index. */
function readWord(cursor: Reader, at: number, word: string): number {
  if (isWordSymbol(word.charCodeAt(0)) && isWordSymbol(cursor.at(at - 1))) return -1;
  let index = at;
  for (let i = 0; i < word.length; i++) {
    if (i > 0 && isHanzi(word.charCodeAt(i - 1)) && isHanzi(word.charCodeAt(i))) index = skipGap(cursor, index);
    if (cursor.at(index) !== word.charCodeAt(i)) return -1;
    index += 1;
  }
  return isWordSymbol(word.charCodeAt(word.length - 1)) && isWordSymbol(cursor.at(index)) ? -1 : index;
}

function skipGap(cursor: Reader, from: number): number {
  let index = from;
  while (index < from + MAX_GAP && symbolKind(cursor.at(index)) === SymbolKind.SEPARATOR) index++;
  return index;
}

function isHanzi(unit: number): boolean {
  return symbolKind(unit) === SymbolKind.HANZI;
}
