import type { Reader } from '../patterns/cursor.ts';
import { NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { isWordSymbol } from '../tape/symbol-kind.ts';
import { CONTEXT_SYMBOLS, hasNameBefore, textBefore } from './context.ts';
import { isProvince } from './resident-id-number.ts';

const CLASS = 'personal_data.cn_social_credit_code';
const LENGTH = 18;
const NAMES = ['信用代码', '税号', '纳税人识别号', '机构代码', 'uscc', 'tax id'];
/** GB 32100-2015: digits and capital letters without I, O, S, V and Z. */
const ALPHABET = '0123456789abcdefghjklmnpqrtuwxy';
/** Registering authority and kind of organisation. */
const BEGINNING = /^(?:1[1239]|5[1239]|9[123]|[2-4678]1|a1|n[1239]|y1)/;

/** Unified social credit codes, by their check character (GB 32100-2015, modulus 31, weights 3^i). */
export const socialCreditCode: Pattern = {
  name: 'cn_social_credit_code',
  classes: [CLASS],
  tape: 'folded',
  firstUnits: '123456789any',
  lookBehind: CONTEXT_SYMBOLS,
  lookAhead: LENGTH + 1,
  overlapping: false,
  match(cursor, at) {
    if (isWordSymbol(cursor.at(at - 1))) return NO_HITS;
    const code = readCode(cursor, at);
    if (code === undefined || isWordSymbol(cursor.at(at + LENGTH)) || !isSocialCreditCode(code)) return NO_HITS;
    // One number in thirty passes the check: digits alone are taken only where the text names them.
    if (/^\d+$/.test(code) && !hasNameBefore(textBefore(cursor, at), NAMES)) return NO_HITS;
    return [{ class: CLASS, detector: 'cn_social_credit_code', from: at, to: at + LENGTH, score: 0.97 }];
  },
};

function readCode(cursor: Reader, at: number): string | undefined {
  let code = '';
  while (code.length < LENGTH) {
    const unit = cursor.at(at + code.length);
    if (unit === -1 || !ALPHABET.includes(String.fromCharCode(unit))) return undefined;
    code += String.fromCharCode(unit);
  }
  return code;
}

/** Takes a code in lower case. */
export function isSocialCreditCode(code: string): boolean {
  if (!BEGINNING.test(code) || !/^\d{6}/.test(code.slice(2)) || !isProvince(code.slice(2, 4))) return false;
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < LENGTH - 1; i++) {
    sum += weight * ALPHABET.indexOf(code.charAt(i));
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[LENGTH - 1];
}
