import type { Reader } from '../../patterns/cursor.ts';
import { SymbolKind, symbolKind } from '../../tape/symbol-kind.ts';
import type { NamedKind } from './named-kind.ts';

const LONGEST = 60;
/** Units of place from the largest down to the room. An address to a door has at least two, one of them small. */
const MARKERS = /(?:省|自治区|市|区|县|旗|镇|乡|街道|社区|村|路|街|大道|巷|弄|胡同|小区|花园|号|栋|幢|座|单元|楼|室)/g;
const ENDS_AT_DOOR = /^.*(?:号|栋|幢|座|单元|楼|室|村)(?:[-\d]{1,8}室?)?/;
const LATIN =
  /^\d{1,5}[a-z]?,? [a-z0-9 .'-]{2,40}? (?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place)\b/;

/** Postal addresses down to the door, where the text says that one follows. */
export const address: NamedKind = {
  class: 'personal_data.address',
  detector: 'address',
  score: 0.8,
  closeNames: ['家住', '住在', '收货地址', '家庭住址', '现住址', '户籍地址', '寄到', '快递到', 'i live at'],
  names: [
    '地址',
    '住址',
    '居住地',
    '户籍地',
    '联系地址',
    '通讯地址',
    'address',
    'home address',
    'shipping address',
    'ship to',
  ],
  read(cursor, at) {
    const text = readLine(cursor, at);
    const length =
      symbolKind(text.charCodeAt(0)) === SymbolKind.HANZI ? chineseLength(text) : (LATIN.exec(text)?.[0].length ?? 0);
    return length === 0 ? undefined : at + length;
  },
};

function chineseLength(text: string): number {
  const whole = ENDS_AT_DOOR.exec(text)?.[0] ?? '';
  return (whole.match(MARKERS) ?? []).length >= 2 && /\d|[一二三四五六七八九十]/.test(whole) ? whole.length : 0;
}

/** What follows up to a sign that ends an address. */
function readLine(cursor: Reader, at: number): string {
  let text = '';
  while (text.length < LONGEST) {
    const unit = cursor.at(at + text.length);
    const isSign = symbolKind(unit) === SymbolKind.SEPARATOR && !" ,.'-#".includes(String.fromCharCode(unit));
    if (unit === -1 || unit === 0xffff || isSign) break;
    if (unit === 0x2c && symbolKind(text.charCodeAt(0)) === SymbolKind.HANZI) break;
    text += String.fromCharCode(unit);
  }
  return text;
}
