import type { Reader } from '../patterns/cursor.ts';
import { NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { isWordSymbol } from '../tape/symbol-kind.ts';

const CLASS = 'personal_data.vehicle_plate';
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const DOTS = '·•・.- ';
/** GA 36-2018: no I and no O; at most two letters among five; new energy vehicles have six with D or F at one end. */
const ORDINARY = /^(?=(?:\d*[a-hj-np-z]?){0,2}\d*$)[a-hj-np-z0-9]{5}$/;
const NEW_ENERGY = /^(?:[dfabcehgjkl][a-hj-np-z0-9]\d{4}|\d{5}[dfabcehgjkl])$/;
const SPECIAL = /^[a-hj-np-z0-9]{4}$/;
const SPECIAL_ENDS = '学警港澳挂领';

/** Number plates of mainland China, also those of new energy vehicles. */
export const vehiclePlate: Pattern = {
  name: 'cn_vehicle_plate',
  classes: [CLASS],
  tape: 'folded',
  firstUnits: PROVINCES,
  lookBehind: 0,
  lookAhead: 12,
  overlapping: false,
  match(cursor, at) {
    if (!isLetter(cursor.at(at + 1))) return NO_HITS;
    const from = DOTS.includes(symbolText(cursor, at + 2)) ? at + 3 : at + 2;
    const to = endOfPlate(cursor, from);
    if (to === undefined) return NO_HITS;
    return [{ class: CLASS, detector: 'cn_vehicle_plate', from: at, to, score: 0.92 }];
  },
};

function endOfPlate(cursor: Reader, from: number): number | undefined {
  let body = '';
  while (body.length < 7 && isWordSymbol(cursor.at(from + body.length))) body += symbolText(cursor, from + body.length);
  const to = from + body.length;
  if (SPECIAL.test(body) && SPECIAL_ENDS.includes(symbolText(cursor, to))) return to + 1;
  return (ORDINARY.test(body) && /\d{2}/.test(body)) || NEW_ENERGY.test(body) ? to : undefined;
}

function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

function symbolText(cursor: Reader, at: number): string {
  const unit = cursor.at(at);
  return unit === -1 ? '\uffff' : String.fromCharCode(unit);
}
