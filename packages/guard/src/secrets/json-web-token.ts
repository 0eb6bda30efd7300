import type { Reader } from '../patterns/cursor.ts';
import { readsLiteral } from '../patterns/literal.ts';
import { NO_HITS, type Pattern } from '../patterns/pattern.ts';

const CLASS = 'secret.token';
/** The base64url form of `{"`, with which header and payload begin. */
const BEGINNING = 'eyJ';
const DOT = 0x2e;
const LONGEST_PART = 4096;

/** Signed tokens (RFC 7519): header, payload and signature in base64url. */
export const jsonWebToken: Pattern = {
  name: 'json_web_token',
  classes: [CLASS],
  tape: 'raw',
  firstUnits: 'e',
  lookBehind: 1,
  lookAhead: 3 * LONGEST_PART,
  overlapping: false,
  match(cursor, at) {
    if (isTokenUnit(cursor.at(at - 1)) || !readsLiteral(cursor, at, BEGINNING)) return NO_HITS;
    const header = endOfPart(cursor, at);
    if (header === undefined || !readsLiteral(cursor, header + 1, BEGINNING)) return NO_HITS;
    const payload = endOfPart(cursor, header + 1);
    if (payload === undefined) return NO_HITS;
    const to = endOfRun(cursor, payload + 1);
    return to - payload < 17 ? NO_HITS : [{ class: CLASS, detector: 'json_web_token', from: at, to, score: 0.98 }];
  },
};

/** Index of the dot behind a part. */
function endOfPart(cursor: Reader, from: number): number | undefined {
  const to = endOfRun(cursor, from);
  return cursor.at(to) === DOT && to - from >= 10 ? to : undefined;
}

function endOfRun(cursor: Reader, from: number): number {
  let index = from;
  while (index < from + LONGEST_PART && isTokenUnit(cursor.at(index))) index++;
  return index;
}

function isTokenUnit(unit: number): boolean {
  return unit !== -1 && /[\w-]/.test(String.fromCharCode(unit));
}
