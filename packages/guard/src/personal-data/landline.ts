import type { Reader } from '../patterns/cursor.ts';
import { NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { CONTEXT_SYMBOLS, hasNameBefore, isNamedBy, OTHER_NUMBER_NAMES, PHONE_NAMES, textBefore } from './context.ts';
import { beginsNumber, type DigitRun, endsNumber, isJoint, readGroups } from './digits.ts';

const CLASS = 'personal_data.cn_landline';
const CLOSING_BRACKET = 0x29;
/** Three digits for the largest cities, four for the others; then seven or eight that do not begin with 0, 1 or 9. */
const AREA_CODE = /^(?:010|02[0-57-9]|0[3-9]\d{2})$/;
const LOCAL = /^[2-8]\d{6,7}$/;
const LOCAL_GROUPINGS = [[8], [7], [4, 4], [3, 4]];

/** Fixed-line numbers of mainland China with their area code; without a separator only where the text names them. */
export const landline: Pattern = {
  name: 'cn_landline',
  classes: [CLASS],
  tape: 'folded',
  firstUnits: '0',
  lookBehind: CONTEXT_SYMBOLS,
  lookAhead: 20,
  overlapping: false,
  match(cursor, at) {
    if (!beginsNumber(cursor, at)) return NO_HITS;
    const run = [3, 4].map((length) => readLandline(cursor, at, length)).find((found) => found !== undefined);
    if (run === undefined || isNamedBy(textBefore(cursor, at), OTHER_NUMBER_NAMES)) return NO_HITS;
    return [{ class: CLASS, detector: 'cn_landline', from: at, to: run.to, score: 0.85 }];
  },
};

function readLandline(cursor: Reader, at: number, codeLength: number): DigitRun | undefined {
  const code = readGroups(cursor, at, [codeLength]);
  if (code === undefined || !AREA_CODE.test(code.digits)) return undefined;
  let from = code.to;
  if (cursor.at(from) === CLOSING_BRACKET) from += 1;
  if (isJoint(cursor.at(from))) from += 1;
  if (from === code.to && !hasNameBefore(textBefore(cursor, at), PHONE_NAMES)) return undefined;
  for (const grouping of LOCAL_GROUPINGS) {
    const local = readGroups(cursor, from, grouping);
    if (local !== undefined && LOCAL.test(local.digits) && endsNumber(cursor, local.to)) return local;
  }
  return undefined;
}
