import type { Reader } from '../patterns/cursor.ts';

/** The units of some characters. */
export function unitsOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}

/** A stretch of symbols that was read. */
export interface Stretch {
  readonly text: string;
  readonly to: number;
}

/** The longest stretch of symbols of a set, up to a bound. */
export function readWhile(cursor: Reader, from: number, set: ReadonlySet<number>, most: number): Stretch {
  let text = '';
  while (text.length < most && set.has(cursor.at(from + text.length))) {
    text += String.fromCharCode(cursor.at(from + text.length));
  }
  return { text, to: from + text.length };
}
