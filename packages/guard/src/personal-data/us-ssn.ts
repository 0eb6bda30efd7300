import { NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { CONTEXT_SYMBOLS, hasNameBefore, textBefore } from './context.ts';
import { beginsNumber, DIGITS, endsNumber, readGroups } from './digits.ts';

const CLASS = 'personal_data.us_ssn';
const NAMES = ['ssn', 'social security', 'social security number', '社会安全号', '社会安全号码'];
/** Never given out: areas 000, 666 and from 900, group 00, serial 0000. */
const GIVEN = /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/;

/** US social security numbers in groups; nine digits in a row only where the text names them. */
export const usSsn: Pattern = {
  name: 'us_ssn',
  classes: [CLASS],
  tape: 'folded',
  firstUnits: DIGITS,
  lookBehind: CONTEXT_SYMBOLS,
  lookAhead: 13,
  overlapping: false,
  match(cursor, at) {
    if (!beginsNumber(cursor, at)) return NO_HITS;
    const grouped = readGroups(cursor, at, [3, 2, 4]);
    const run = grouped ?? readGroups(cursor, at, [9]);
    if (run === undefined || !GIVEN.test(run.digits) || !endsNumber(cursor, run.to)) return NO_HITS;
    const isNamed = hasNameBefore(textBefore(cursor, at), NAMES);
    const hasHyphen = grouped !== undefined && cursor.at(at + 3) === 0x2d;
    if (!isNamed && !hasHyphen) return NO_HITS;
    return [{ class: CLASS, detector: 'us_ssn', from: at, to: run.to, score: isNamed ? 0.97 : 0.85 }];
  },
};
