import type { Reader } from '../patterns/cursor.ts';
import { textOf } from './decode.ts';
import type { EncodedRun } from './encoded-run.ts';

/** With these units the characters begin that have no glyph and carry text. */
export const HIDDEN_FIRST_UNITS: string = `\udb40${Array.from({ length: 16 }, (_, i) => String.fromCharCode(0xfe00 + i)).join('')}`;

const HIGH = 0xdb40;

/** Whether hidden text goes on over this place, so that no run begins here. */
export function isInsideHidden(cursor: Reader, at: number): boolean {
  return isSelector(cursor.at(at - 1)) || cursor.at(at - 2) === HIGH;
}

/**
 * Reads tag characters (U+E0020–E007E stand for ASCII) or variation selectors (the 256 of them stand for bytes): ways to
 * give a model orders that nobody sees. The text of the run is the decoded one.
 */
export function readHiddenRun(cursor: Reader, at: number, most: number): EncodedRun {
  const bytes: number[] = [];
  let index = at;
  while (index - at < most) {
    const unit = cursor.at(index);
    const byte = unit === HIGH ? byteOfPair(cursor.at(index + 1)) : isSelector(unit) ? unit - 0xfe00 : undefined;
    if (byte === undefined) break;
    bytes.push(byte);
    index += unit === HIGH ? 2 : 1;
  }
  return { text: textOf(Uint8Array.from(bytes)) ?? '', to: index };
}

function byteOfPair(low: number): number | undefined {
  if (low >= 0xdc20 && low <= 0xdc7e) return low - 0xdc00;
  return low >= 0xdd00 && low <= 0xddef ? low - 0xdd00 + 16 : undefined;
}

function isSelector(unit: number): boolean {
  return unit >= 0xfe00 && unit <= 0xfe0f;
}
