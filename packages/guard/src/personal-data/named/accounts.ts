import type { Reader } from '../../patterns/cursor.ts';
import { isWordSymbol } from '../../tape/symbol-kind.ts';
import { DIGITS } from '../digits.ts';
import { readWhile, unitsOf } from '../symbol-set.ts';
import type { NamedKind } from './named-kind.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const LONGEST = 24;
const ALPHANUMERIC: ReadonlySet<number> = unitsOf(LETTERS + DIGITS);
const ACCOUNT: ReadonlySet<number> = unitsOf(`${LETTERS}${DIGITS}_-`);

/** Reads a value of certain units that as a whole looks as it must. */
function valueLike(form: RegExp, units: ReadonlySet<number> = ALPHANUMERIC): NamedKind['read'] {
  return (cursor: Reader, at: number) => {
    const { text, to } = readWhile(cursor, at, units, LONGEST);
    return form.test(text) && !isWordSymbol(cursor.at(to)) ? to : undefined;
  };
}

/** Passports: of China (E, G, D, S, P and two-letter series) and of other countries by length. */
export const passport: NamedKind = {
  class: 'personal_data.passport',
  detector: 'passport',
  score: 0.9,
  closeNames: ['护照号', '护照号码', '护照编号', 'passport no', 'passport no.', 'passport number', 'passport'],
  names: ['护照'],
  read: valueLike(/^(?=(?:[a-z]*\d){6})[a-z0-9]{7,10}$/),
};

/** Permits to and from Hong Kong, Macao and Taiwan. */
export const travelPermit: NamedKind = {
  class: 'personal_data.travel_permit',
  detector: 'travel_permit',
  score: 0.9,
  closeNames: [
    ...[
      '通行证号',
      '通行证号码',
      '通行证编号',
      '回乡证号',
      '回乡证号码',
      '台胞证号',
      '台胞证号码',
      '居住证号',
      '港澳台居民居住证号',
    ],
    ...['travel permit no', 'travel permit number', 'home return permit'],
  ],
  names: ['通行证', '回乡证', '台胞证', 'travel permit'],
  read: valueLike(/^(?:[chmwtl][a-z]?\d{7,10}|\d{8}|\d{10})$/),
};

/** Numbers of social and medical insurance. */
export const socialSecurity: NamedKind = {
  class: 'personal_data.cn_social_security',
  detector: 'cn_social_security',
  score: 0.85,
  closeNames: [
    ...[
      '社保号',
      '社保卡号',
      '社保编号',
      '社保账号',
      '社会保障号',
      '社会保障号码',
      '社会保障卡号',
      '医保号',
      '医保卡号',
      '医保编号',
    ],
    ...['医疗保险号', '参保编号', '参保号', '公积金账号', '病历号', '住院号'],
  ],
  names: ['社保卡', '医保卡'],
  read: valueLike(/^(?=(?:[a-z]*\d){6})[a-z0-9]{8,20}$/),
};

/** WeChat accounts: six to twenty characters that begin with a letter. */
export const weChat: NamedKind = {
  class: 'personal_data.messenger_account',
  detector: 'wechat',
  score: 0.8,
  closeNames: ['微信号', '微信号码', '微信id', '加微信', '加v', '加vx', '加微', 'wechat id', 'weixin id'],
  names: ['微信', 'vx', 'wx', 'wechat', 'weixin'],
  read: valueLike(/^(?=[a-z_-]*\d)[a-z][a-z0-9_-]{5,19}$/, ACCOUNT),
};

/** QQ numbers. */
export const qq: NamedKind = {
  class: 'personal_data.messenger_account',
  detector: 'qq',
  score: 0.8,
  closeNames: ['qq号', 'qq号码', 'qq', '扣扣', '企鹅号', '加qq'],
  names: [],
  read: valueLike(/^[1-9]\d{4,10}$/),
};
