import type { Reader } from '../patterns/cursor.ts';
import { readsLiteral } from '../patterns/literal.ts';
import { type Hit, NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { CONTEXT_SYMBOLS, hasNameBefore, isNamedBy, OTHER_NUMBER_NAMES, PHONE_NAMES, textBefore } from './context.ts';
import { beginsNumber, type DigitRun, endsNumber, isJoint, readGroups } from './digits.ts';
import { readJoined, readSpread } from './spread-digits.ts';

const CLASS = 'personal_data.cn_mobile';
const GROUPINGS = [[11], [3, 4, 4], [3, 8], [4, 3, 4]];
const COUNTRY_CODES = ['+86', '0086', '86'];
const LENGTH = 11;
const CLOSING_BRACKET = 0x29;

/** Mobile numbers of mainland China, with or without country code and separators. */
export const mobile: Pattern = {
  name: 'cn_mobile',
  classes: [CLASS],
  tape: 'folded',
  firstUnits: '+018',
  lookBehind: CONTEXT_SYMBOLS,
  lookAhead: 36,
  overlapping: false,
  match(cursor, at) {
    if (!beginsNumber(cursor, at)) return NO_HITS;
    const code = COUNTRY_CODES.find((prefix) => readsLiteral(cursor, at, prefix));
    return code === undefined ? matchPlain(cursor, at) : matchAbroad(cursor, at, at + code.length);
  },
};

function matchPlain(cursor: Reader, at: number): readonly Hit[] {
  const run = readMobile(cursor, at);
  if (run !== undefined)
    return isNamedBy(textBefore(cursor, at), OTHER_NUMBER_NAMES) ? NO_HITS : [hit(at, run.to, 0.9)];
  const apart = readApart(cursor, at);
  return apart === undefined ? NO_HITS : [{ ...hit(at, apart.to, 0.85), view: 'spaced' }];
}

/** Taken apart digit by digit; in groups of any length only where the text names a telephone number. */
function readApart(cursor: Reader, at: number): DigitRun | undefined {
  if (cursor.at(at) !== 0x31) return undefined;
  const spread = readSpread(cursor, at, LENGTH);
  const run =
    spread ?? (hasNameBefore(textBefore(cursor, at), PHONE_NAMES) ? readJoined(cursor, at, LENGTH) : undefined);
  return run !== undefined && /^1[3-9]/.test(run.digits) && endsNumber(cursor, run.to) ? run : undefined;
}

function matchAbroad(cursor: Reader, at: number, behindCode: number): readonly Hit[] {
  let index = behindCode;
  if (cursor.at(index) === CLOSING_BRACKET) index += 1;
  if (isJoint(cursor.at(index))) index += 1;
  const run = readMobile(cursor, index);
  return run === undefined ? NO_HITS : [hit(at, run.to, 0.98)];
}

function readMobile(cursor: Reader, at: number): DigitRun | undefined {
  if (!/^1[3-9]$/.test(String.fromCharCode(cursor.at(at), cursor.at(at + 1)))) return undefined;
  for (const grouping of GROUPINGS) {
    const run = readGroups(cursor, at, grouping);
    if (run !== undefined && endsNumber(cursor, run.to)) return run;
  }
  return undefined;
}

function hit(from: number, to: number, score: number): Hit {
  return { class: CLASS, detector: mobile.name, from, to, score };
}
