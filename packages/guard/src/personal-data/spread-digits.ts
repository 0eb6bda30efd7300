import type { Reader } from '../patterns/cursor.ts';
import { isDigitSymbol, isWordSymbol, SymbolKind, symbolKind } from '../tape/symbol-kind.ts';
import type { DigitRun } from './digits.ts';
import { unitsOf } from './symbol-set.ts';

/** Separators that may stand between two digits of one number. */
const MAX_GAP = 2;
/** What ends a number between groups: the next one is another item of a list. */
const ENDS_NUMBER: ReadonlySet<number> = unitsOf(',;、。:.');
const LETTER_X = 0x78;

/**
 * Reads a number that somebody has taken apart: a separator after every digit, always the same ("1-3-8-0-…"). Undefined
 * where there are fewer digits, or more. The last one may be an `x` if `allowX` says so.
 */
export function readSpread(cursor: Reader, at: number, length: number, allowX: boolean = false): DigitRun | undefined {
  const gap = separatorAt(cursor, at + 1);
  if (gap === '' || !isDigitSymbol(cursor.at(at))) return undefined;
  let digits = String.fromCharCode(cursor.at(at));
  let index = at + 1;
  while (digits.length < length) {
    if (!standsAt(cursor, index, gap)) return undefined;
    const unit = cursor.at(index + gap.length);
    const isLast = digits.length === length - 1;
    if (!isDigitSymbol(unit) && !(isLast && allowX && unit === LETTER_X)) return undefined;
    digits += String.fromCharCode(unit);
    index += gap.length + 1;
  }
  if (isWordSymbol(cursor.at(index))) return undefined;
  return standsAt(cursor, index, gap) && isDigitSymbol(cursor.at(index + gap.length))
    ? undefined
    : { digits, to: index };
}

/**
 * Reads digits in groups of any length with one and the same separator between them. Only where the text names the
 * number: three numbers in a row look alike.
 */
export function readJoined(cursor: Reader, at: number, length: number): DigitRun | undefined {
  let digits = '';
  let index = at;
  let gap: string | undefined;
  while (digits.length < length) {
    const unit = cursor.at(index);
    if (isDigitSymbol(unit)) {
      digits += String.fromCharCode(unit);
      index += 1;
      continue;
    }
    gap ??= ENDS_NUMBER.has(cursor.at(index)) ? '' : separatorAt(cursor, index);
    if (gap === '' || !standsAt(cursor, index, gap) || !isDigitSymbol(cursor.at(index + gap.length))) return undefined;
    index += gap.length;
  }
  return digits.length === 0 ? undefined : { digits, to: index };
}

function separatorAt(cursor: Reader, at: number): string {
  let out = '';
  for (let index = at; index < at + MAX_GAP; index++) {
    const unit = cursor.at(index);
    if (symbolKind(unit) !== SymbolKind.SEPARATOR) break;
    out += String.fromCharCode(unit);
  }
  return out;
}

function standsAt(cursor: Reader, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (cursor.at(at + i) !== text.charCodeAt(i)) return false;
  return true;
}
