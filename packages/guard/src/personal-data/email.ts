import type { Reader } from '../patterns/cursor.ts';
import { NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { isWordSymbol } from '../tape/symbol-kind.ts';
import { DIGITS } from './digits.ts';
import { readWhile, unitsOf } from './symbol-set.ts';

const CLASS = 'personal_data.email';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const LOCAL: ReadonlySet<number> = unitsOf(`${LETTERS}${DIGITS}._%+-`);
const DOMAIN: ReadonlySet<number> = unitsOf(`${LETTERS}${DIGITS}.-`);
/** Signs before a local part that do not begin it, as in `-a@b.cn` or `__a@b.cn`; more of them are taken for a break. */
const MAX_LEADING_SIGNS = 8;
const AT_SIGN = 0x40;
/** RFC 5321 §4.5.3.1: octets of local part and domain. */
const MAX_LOCAL = 64;
const MAX_DOMAIN = 255;

/** `icon@2x.png` is no address. */
const FILE_EXTENSIONS: ReadonlySet<string> = new Set(
  'png jpg jpeg gif svg webp bmp ico css js mjs ts tsx jsx json map html md txt pdf zip gz tar py sh yaml yml'.split(
    ' ',
  ),
);

/** E-mail addresses in the form that people write: no quoted local parts, no address literals. */
export const email: Pattern = {
  name: 'email',
  classes: [CLASS],
  tape: 'folded',
  firstUnits: `${LETTERS}${DIGITS}`,
  lookBehind: MAX_LEADING_SIGNS + 1,
  lookAhead: MAX_LOCAL + MAX_DOMAIN + 2,
  overlapping: false,
  match(cursor, at) {
    if (isInsideLocal(cursor, at)) return NO_HITS;
    const sign = readWhile(cursor, at, LOCAL, MAX_LOCAL).to;
    if (cursor.at(sign) !== AT_SIGN) return NO_HITS;
    const domain = readDomain(cursor, sign + 1);
    if (domain === 0) return NO_HITS;
    return [{ class: CLASS, detector: email.name, from: at, to: sign + 1 + domain, score: 0.95 }];
  },
};

/** Whether letters or digits of the same local part stand before this place, so that the match begins there. */
function isInsideLocal(cursor: Reader, at: number): boolean {
  for (let index = at - 1; index >= at - MAX_LEADING_SIGNS; index--) {
    const unit = cursor.at(index);
    if (!LOCAL.has(unit)) return false;
    if (isWordSymbol(unit)) return true;
  }
  return false;
}

/** Length of the longest domain name that begins here: at least two labels, the last one of letters. */
function readDomain(cursor: Reader, from: number): number {
  const { text } = readWhile(cursor, from, DOMAIN, MAX_DOMAIN);
  const labels = text.split('.');
  let length = 0;
  let longest = 0;
  for (const [place, label] of labels.entries()) {
    const topLevel = /^[a-z]{2,24}(?![a-z0-9])/.exec(label)?.[0];
    if (place > 0 && topLevel !== undefined && !FILE_EXTENSIONS.has(topLevel)) longest = length + topLevel.length;
    if (!/^[a-z0-9](?:[a-z0-9-]{0,62})$/.test(label) || label.endsWith('-')) break;
    length += label.length + 1;
  }
  return longest;
}
