import { Alteration } from './alteration.ts';
import { confusables } from './confusables.ts';
import { simplified } from './simplified.ts';
import { symbolForm } from './symbol-form.ts';

/** Stands for a gap that no phrase reaches over. A noncharacter: texts do not hold it, and the fold leaves it alone. */
export const BREAK = 0xffff;

/** A code point folded, and what that took. */
export interface Fold {
  readonly units: string;
  readonly alteration: number;
}

/**
 * The fold evens out what readers do not see or read through: width and compatibility forms, letter case, Latin
 * diacritics, invisible characters, letters that look Latin, traditional hanzi. It works code point by code point,
 * without context, so that folding a stream gives what folding the whole gives, and a dictionary word folds to what it
 * folds to inside a text. Hence NFKD and not NFKC: composition needs the next character. That a text is decomposed does
 * not matter for matching, since words are too.
 */
export function foldSymbol(codePoint: number): Fold {
  const even = evenOut(codePoint);
  const latin = replaceEach(even, confusables);
  const units = replaceEach(latin, simplified);
  const alteration =
    (isAsWritten(codePoint, even) ? 0 : Alteration.FOLDED) |
    (latin === even ? 0 : Alteration.CONFUSABLE) |
    (units === latin ? 0 : Alteration.SIMPLIFIED);
  return { units, alteration };
}

/** The units alone. */
export function foldCodePoint(codePoint: number): string {
  return foldSymbol(codePoint).units;
}

function evenOut(codePoint: number): string {
  if (isIgnorable(codePoint)) return '';
  if (isSurrogate(codePoint)) return String.fromCharCode(codePoint);
  const source = String.fromCodePoint(codePoint);
  if (WHITE_SPACE.test(source)) return ' ';
  const form = symbolForm(codePoint);
  if (form !== undefined) return form;
  const folded = source.normalize('NFKD').toLowerCase().normalize('NFKD').replace(LATIN_MARKS, '');
  if (codePoint > 0xffff && ASTRAL_SYMBOL.test(folded)) return PLACEHOLDER;
  return folded.replace(SPACES, ' ').replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"');
}

function replaceEach(units: string, by: ReadonlyMap<string, string>): string {
  if (units.length === 1) return by.get(units) ?? units;
  let out = '';
  for (let i = 0; i < units.length; i++) out += by.get(units.charAt(i)) ?? units.charAt(i);
  return out;
}

/** Whether the fold did no more than change the case of a letter or take a line end for a space. */
function isAsWritten(codePoint: number, folded: string): boolean {
  if (folded === ' ') return codePoint === 0x20 || codePoint === 0x0a || codePoint === 0x0d || codePoint === 0x09;
  return String.fromCodePoint(codePoint).toLowerCase() === folded;
}

/**
 * Emoji and other astral symbols become one symbol, so that they are one separator between hanzi; words that consist
 * of them are not folded words.
 */
const PLACEHOLDER = '\ufffc';
const ASTRAL_SYMBOL = /^\p{S}/u;
/** Typographic apostrophes and quotation marks: "don’t" is "don't". */
const SINGLE_QUOTES = /[\u2018\u2019\u02bc]/g;
const DOUBLE_QUOTES = /[\u201c\u201d]/g;
const WHITE_SPACE = /^\s$/u;
const SPACES = /\s/gu;
const LATIN_MARKS = /[\u0300-\u036f]/g;

/**
 * Format characters (zero-width, bidi, soft hyphen, tag characters) and what looks empty but is filed elsewhere:
 * variation selectors, Hangul fillers and the like (all default-ignorable), the blank braille pattern, Latin combining
 * and enclosing marks; then control characters that are no white space.
 */
const INVISIBLE = /^(?:\p{Cf}|\p{Default_Ignorable_Code_Point}|\u2800|[\u0300-\u036f\u20dd-\u20e4])$/u;
const CONTROL = /^\p{Cc}$/u;
const BREAKING = /^[\s\u0085]$/u;

function isIgnorable(codePoint: number): boolean {
  if (isSurrogate(codePoint)) return false;
  const source = String.fromCodePoint(codePoint);
  return INVISIBLE.test(source) || (CONTROL.test(source) && !BREAKING.test(source));
}

function isSurrogate(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff;
}
