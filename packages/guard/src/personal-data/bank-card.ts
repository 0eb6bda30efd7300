import type { Reader } from '../patterns/cursor.ts';
import { type Hit, NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { CONTEXT_SYMBOLS, hasNameBefore, isNamedBy, OTHER_NUMBER_NAMES, textBefore } from './context.ts';
import { beginsNumber, countDigits, DIGITS, type DigitRun, endsNumber, isJoint, readGroups } from './digits.ts';
import { isResidentId } from './resident-id-number.ts';
import { readSpread } from './spread-digits.ts';

const CLASS = 'personal_data.bank_card';
const SHORTEST = 16;
const LONGEST = 19;
export const CARD_NAMES: readonly string[] = [
  '卡号',
  '银行卡',
  '信用卡',
  '借记卡',
  '储蓄卡',
  '账号',
  '帐号',
  '账户',
  'card',
  'account',
];
/** UnionPay has 16 to 19 digits; Visa, Mastercard and JCB, where nothing names them, are taken only with 16. */
const KNOWN_ISSUER = /^(?:62\d{14,17}|(?:4\d|5[1-5]|35)\d{14})$/;

/** Payment card numbers: ISO/IEC 7812 check digit, and an issuer's prefix or a word that says what they are. */
export const bankCard: Pattern = {
  name: 'bank_card',
  classes: [CLASS],
  tape: 'folded',
  firstUnits: DIGITS,
  lookBehind: CONTEXT_SYMBOLS,
  lookAhead: 60,
  overlapping: false,
  match(cursor, at) {
    if (!beginsNumber(cursor, at)) return NO_HITS;
    const run = readCard(cursor, at);
    if (run === undefined) return matchApart(cursor, at);
    return endsNumber(cursor, run.to) && passesLuhn(run.digits) ? judge(cursor, at, run) : NO_HITS;
  },
};

/** Taken apart digit by digit. */
function matchApart(cursor: Reader, at: number): readonly Hit[] {
  for (let length = SHORTEST; length <= LONGEST; length++) {
    const run = readSpread(cursor, at, length);
    if (run !== undefined && passesLuhn(run.digits))
      return judge(cursor, at, run).map((hit) => ({ ...hit, view: 'spaced' }));
  }
  return NO_HITS;
}

function judge(cursor: Reader, at: number, run: DigitRun): readonly Hit[] {
  const context = textBefore(cursor, at);
  if (isResidentId(run.digits) || isNamedBy(context, OTHER_NUMBER_NAMES)) return NO_HITS;
  const isNamed = hasNameBefore(context, CARD_NAMES);
  if (!isNamed && !KNOWN_ISSUER.test(run.digits)) return NO_HITS;
  return [{ class: CLASS, detector: bankCard.name, from: at, to: run.to, score: isNamed ? 0.98 : 0.9 }];
}

function readCard(cursor: Reader, at: number): DigitRun | undefined {
  const count = countDigits(cursor, at, LONGEST + 1);
  if (count === 4) return readFours(cursor, at);
  return count >= SHORTEST && count <= LONGEST ? readGroups(cursor, at, [count]) : undefined;
}

/** Groups of four, and one of up to three behind them. */
function readFours(cursor: Reader, at: number): DigitRun | undefined {
  const fours = [4, 4, 4, 4];
  const run = readGroups(cursor, at, fours);
  if (run === undefined || !isJoint(cursor.at(run.to))) return run;
  const tail = countDigits(cursor, run.to + 1, LONGEST - SHORTEST + 1);
  return tail === 0 ? run : readGroups(cursor, at, [...fours, tail]);
}

/** Check digit of ISO/IEC 7812-1. Numbers of one digit only pass it too and are no cards. */
function passesLuhn(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? 2 * digit : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
