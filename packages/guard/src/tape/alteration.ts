import type { View } from '../verdict.ts';

/**
 * What was done to the original text for a symbol to stand on a tape: bits, so that those of a whole match are one
 * number. Letter case and plain white space count for nothing: nobody hides a word by writing it in capitals.
 */
export const Alteration = {
  NONE: 0,
  /** Width, compatibility forms, diacritics, hidden characters. */
  FOLDED: 1,
  /** A traditional or variant hanzi read as its simplified form. */
  SIMPLIFIED: 2,
  /** A letter of another script read as the Latin letter that it looks like. */
  CONFUSABLE: 4,
  /** An escape sequence (`%41`, `&#65;`, `\u0041`) read as what it stands for. */
  UNESCAPED: 8,
  /** A digit or sign read as the letter that it is used for. */
  LEET: 16,
  /** Separators were left out directly before the symbol. */
  AFTER_GAP: 32,
  /** Read from its sound. */
  SOUNDED: 64,
} as const;

/** The farthest that a match lies from the text as written. */
const viewByAlteration: readonly (readonly [number, View])[] = [
  [Alteration.UNESCAPED, 'unescaped'],
  [Alteration.CONFUSABLE, 'confusable'],
  [Alteration.SIMPLIFIED, 'simplified'],
  [Alteration.FOLDED, 'folded'],
];

/** The view in which a match stood, by the alterations of its symbols. */
export function viewOf(alterations: number): View {
  return viewByAlteration.find(([bit]) => (alterations & bit) !== 0)?.[1] ?? 'raw';
}
