import type { Reader } from '../patterns/cursor.ts';
import { type Hit, NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { isDigitSymbol } from '../tape/symbol-kind.ts';
import { CONTEXT_SYMBOLS, hasNameBefore, textBefore } from './context.ts';
import { beginsNumber, countDigits, endsNumber, readGroups } from './digits.ts';
import { couldBeOldResidentId, isResidentId } from './resident-id-number.ts';
import { readSpread } from './spread-digits.ts';

const CLASS = 'personal_data.cn_resident_id';
const LETTER_X = 0x78;
const LENGTH = 18;
const OLD_LENGTH = 15;
/** Seventeen digits before the check character: together, or region, date of birth and sequence apart. */
const GROUPINGS = [[17], [6, 8, 3]];
export const ID_NAMES: readonly string[] = [
  '身份证',
  '证件号',
  '身份号',
  '公民身份',
  'id card',
  'identity card',
  'id number',
];

/** Chinese resident identity numbers: 18 characters by their check character, 15 digits only where they are so called. */
export const residentId: Pattern = {
  name: 'cn_resident_id',
  classes: [CLASS],
  tape: 'folded',
  firstUnits: '12345678',
  lookBehind: CONTEXT_SYMBOLS,
  lookAhead: 56,
  overlapping: false,
  match(cursor, at) {
    if (!beginsNumber(cursor, at)) return NO_HITS;
    return matchNew(cursor, at) ?? matchApart(cursor, at) ?? matchOld(cursor, at) ?? NO_HITS;
  },
};

function matchNew(cursor: Reader, at: number): readonly Hit[] | undefined {
  for (const grouping of GROUPINGS) {
    const run = readGroups(cursor, at, grouping);
    if (run === undefined) continue;
    const check = cursor.at(run.to);
    if (!isDigitSymbol(check) && check !== LETTER_X) continue;
    const number = run.digits + String.fromCharCode(check);
    if (isResidentId(number) && endsNumber(cursor, run.to + 1)) return [hit(at, run.to + 1, 0.99)];
  }
  return undefined;
}

/** Taken apart digit by digit. */
function matchApart(cursor: Reader, at: number): readonly Hit[] | undefined {
  const run = readSpread(cursor, at, LENGTH, true);
  return run !== undefined && isResidentId(run.digits) ? [{ ...hit(at, run.to, 0.95), view: 'spaced' }] : undefined;
}

function matchOld(cursor: Reader, at: number): readonly Hit[] | undefined {
  if (countDigits(cursor, at, OLD_LENGTH + 1) !== OLD_LENGTH || !endsNumber(cursor, at + OLD_LENGTH)) return undefined;
  const run = readGroups(cursor, at, [OLD_LENGTH]);
  if (run === undefined || !couldBeOldResidentId(run.digits)) return undefined;
  return hasNameBefore(textBefore(cursor, at), ID_NAMES) ? [hit(at, run.to, 0.8)] : undefined;
}

function hit(from: number, to: number, score: number): Hit {
  return { class: CLASS, detector: residentId.name, from, to, score };
}
