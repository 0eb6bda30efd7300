/** Stands for a gap that no phrase reaches over. A noncharacter: texts do not hold it, and the fold leaves it alone. */
export const BREAK = 0xffff;

/**
 * The fold evens out what readers do not see or read through: width and compatibility forms, letter case, Latin
 * diacritics, invisible characters. It works code point by code point, without context, so that folding a stream gives
 * what folding the whole gives, and a dictionary word folds to what it folds to inside a text. Hence NFKD and not NFKC:
 * composition needs the next character. That a text is decomposed does not matter for matching, since words are too.
 */
export function foldCodePoint(codePoint: number): string {
  if (isIgnorable(codePoint)) return '';
  if (isSurrogate(codePoint)) return String.fromCharCode(codePoint);
  const source = String.fromCodePoint(codePoint);
  if (WHITE_SPACE.test(source)) return ' ';
  const folded = source.normalize('NFKD').toLowerCase().normalize('NFKD').replace(LATIN_MARKS, '');
  return codePoint > 0xffff && ASTRAL_SYMBOL.test(folded) ? PLACEHOLDER : folded.replaceAll(SPACES, ' ');
}

/**
 * Emoji and other astral symbols become one symbol, so that they are one separator between hanzi; words that consist
 * of them are not folded words.
 */
const PLACEHOLDER = '\ufffc';
const ASTRAL_SYMBOL = /^\p{S}/u;
const WHITE_SPACE = /^\s$/u;
const SPACES = /\s/gu;
const LATIN_MARKS = /[\u0300-\u036f]/g;

/**
 * Format characters (Cf: zero-width, bidi, soft hyphen, tag characters), and what looks empty but is filed elsewhere:
 * variation selectors (Mn), Hangul fillers (Lo), the combining grapheme joiner, the blank braille pattern, C0 controls
 * that are no white space, Latin combining marks.
 */
const IGNORABLE =
  /^(?:\p{Cf}|\p{Variation_Selector}|\p{Default_Ignorable_Code_Point}|[\u115f\u1160\u3164\uffa0\u2800\u0300-\u036f]|[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f])$/u;

function isIgnorable(codePoint: number): boolean {
  return !isSurrogate(codePoint) && IGNORABLE.test(String.fromCodePoint(codePoint));
}

function isSurrogate(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff;
}
