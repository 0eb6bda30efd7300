import type { Reader } from '../patterns/cursor.ts';
import { isDigitSymbol, isWordSymbol } from '../tape/symbol-kind.ts';

export const DIGITS = '0123456789';

const SPACE = 0x20;
const DOT = 0x2e;
const SLASH = 0x2f;
const LOW_LINE = 0x5f;
/** Hyphens and dashes that the fold leaves apart. */
const DASHES: ReadonlySet<number> = new Set([0x2d, 0x2010, 0x2012, 0x2013, 0x2014, 0x2212]);

/** Numbers are written in groups; each entry is the length of one group. */
export type Grouping = readonly number[];

export interface DigitRun {
  readonly digits: string;
  /** Tape index behind the last digit. */
  readonly to: number;
}

/**
 * Reads digits in exactly these groups with one space or dash between them, always the same. A grouping of one entry
 * is a run without separators. Undefined where the text is otherwise; whether more digits follow is not looked at.
 */
export function readGroups(cursor: Reader, at: number, grouping: Grouping): DigitRun | undefined {
  let digits = '';
  let index = at;
  let joint = -1;
  for (const [place, length] of grouping.entries()) {
    if (place > 0) {
      const separator = cursor.at(index);
      if (!isJoint(separator) || (joint !== -1 && separator !== joint)) return undefined;
      joint = separator;
      index += 1;
    }
    for (const end = index + length; index < end; index++) {
      const unit = cursor.at(index);
      if (!isDigitSymbol(unit)) return undefined;
      digits += String.fromCharCode(unit);
    }
  }
  return { digits, to: index };
}

/** Reads digits up to a bound; their number, so that a grouping may be chosen by it. */
export function countDigits(cursor: Reader, at: number, most: number): number {
  let count = 0;
  while (count < most && isDigitSymbol(cursor.at(at + count))) count += 1;
  return count;
}

/** Whether a number could begin here: not inside a longer number, an identifier, a version, a decimal or a path. */
export function beginsNumber(cursor: Reader, at: number): boolean {
  const before = cursor.at(at - 1);
  if (before === -1) return true;
  if (isWordSymbol(before) || before === LOW_LINE) return false;
  const outer = cursor.at(at - 2);
  if (before === SLASH) return !isWordSymbol(outer) || isDigitSymbol(outer);
  return (before !== DOT && !DASHES.has(before)) || !isWordSymbol(outer);
}

/** Whether a number could end before this index, by the same measure. */
export function endsNumber(cursor: Reader, to: number): boolean {
  const after = cursor.at(to);
  if (after === -1) return true;
  if (isWordSymbol(after) || after === LOW_LINE) return false;
  return (after !== DOT && !DASHES.has(after)) || !isWordSymbol(cursor.at(to + 1));
}

/** Whether a unit may stand between two groups of a number. */
export function isJoint(unit: number): boolean {
  return unit === SPACE || DASHES.has(unit);
}
