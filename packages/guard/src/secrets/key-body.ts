import type { Reader } from '../patterns/cursor.ts';
import { readsLiteral } from '../patterns/literal.ts';

const END = '-----END ';
const RULE = '-----';
const LONGEST_END = 64;
const LONGEST_HEADER = 160;
/** Shorter runs of base64 are words of prose, except for the last line of a key. */
const SHORTEST_LINE = 16;
const HEADERS = ['Proc-Type:', 'DEK-Info:', 'Comment:', 'Version:'];
/** White space, and what surrounds lines in source text and JSON. */
const BETWEEN = new Set(Array.from(' \t\r\n"\',+', (character) => character.charCodeAt(0)));
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;

/**
 * Reads what follows the title of a PEM key (RFC 7468; headers of RFC 1421; lines inside JSON or source text): index
 * behind the end mark, or behind the last line where there is none. Undefined where no key material follows.
 */
export function readKeyBody(cursor: Reader, from: number): number | undefined {
  let to: number | undefined;
  let index = skipHeaders(cursor, from);
  for (let isLastLine = false; !isLastLine; ) {
    const line = lineLength(cursor, index);
    if (line < SHORTEST_LINE && (line === 0 || to === undefined)) break;
    isLastLine = line < SHORTEST_LINE;
    to = index + line;
    index = skipBetween(cursor, to);
  }
  return to !== undefined && readsLiteral(cursor, index, END) ? readEnd(cursor, index) : to;
}

function skipHeaders(cursor: Reader, from: number): number {
  let index = skipBetween(cursor, from);
  while (HEADERS.some((header) => readsLiteral(cursor, index, header))) {
    const limit = index + LONGEST_HEADER;
    while (index < limit && cursor.at(index) !== LINE_FEED && cursor.at(index) !== BACKSLASH) index++;
    index = skipBetween(cursor, index);
  }
  return index;
}

function skipBetween(cursor: Reader, from: number): number {
  let index = from;
  for (;;) {
    const unit = cursor.at(index);
    // Escaped line ends: `\n`, `\r`.
    if (unit === BACKSLASH) index += 2;
    else if (BETWEEN.has(unit)) index += 1;
    else return index;
  }
}

function lineLength(cursor: Reader, from: number): number {
  let index = from;
  while (isBase64(cursor.at(index))) index++;
  return index - from;
}

function isBase64(unit: number): boolean {
  return unit !== -1 && /[A-Za-z0-9+/=]/.test(String.fromCharCode(unit));
}

function readEnd(cursor: Reader, from: number): number {
  const limit = from + LONGEST_END;
  for (let index = from + END.length; index < limit; index++) {
    if (readsLiteral(cursor, index, RULE)) return index + RULE.length;
  }
  return from;
}
