import type { Reader } from '../patterns/cursor.ts';

/** A run of characters that may be encoded text. */
export interface EncodedRun {
  readonly text: string;
  /** Tape index behind the run, padding and line ends included. */
  readonly to: number;
}

/** Lines of encoded text are broken only when they are long (RFC 2045: 76); a short one is prose. */
const SHORTEST_LINE = 32;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const PADDING = 0x3d;

const inAlphabet: Uint8Array = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') {
  inAlphabet[character.charCodeAt(0)] = 1;
}

/** Whether a unit is of the alphabets of base64, base64url and hexadecimal. */
export function isEncodedUnit(unit: number): boolean {
  return inAlphabet[unit] === 1;
}

/** Reads the run that begins here, up to a bound. */
export function readEncodedRun(cursor: Reader, at: number, most: number): EncodedRun {
  let text = '';
  let index = at;
  let lineFrom = at;
  while (index - at < most) {
    const unit = cursor.at(index);
    if (isEncodedUnit(unit)) {
      text += String.fromCharCode(unit);
      index += 1;
      continue;
    }
    const next = index - lineFrom < SHORTEST_LINE ? index : behindLineEnd(cursor, index);
    if (next === index || !isEncodedUnit(cursor.at(next))) break;
    index = next;
    lineFrom = next;
  }
  return { text, to: behindPadding(cursor, index) };
}

function behindLineEnd(cursor: Reader, at: number): number {
  const next = cursor.at(at) === CARRIAGE_RETURN ? at + 1 : at;
  return cursor.at(next) === LINE_FEED ? next + 1 : at;
}

function behindPadding(cursor: Reader, at: number): number {
  let index = at;
  while (index < at + 2 && cursor.at(index) === PADDING) index++;
  return index;
}
