import { NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { isWordSymbol } from '../tape/symbol-kind.ts';
import { CONTEXT_SYMBOLS, isNamedBy, textBefore } from './context.ts';
import { beginsNumber, DIGITS } from './digits.ts';
import { readWhile, unitsOf } from './symbol-set.ts';

const CLASS = 'personal_data.ip_address';
const LONGEST = 46;
const UNITS: ReadonlySet<number> = unitsOf(`${DIGITS}abcdef.:`);
const OTHER_NAMES = [
  '版本',
  '版本号',
  'version',
  'v',
  'ver',
  'release',
  'section',
  '章节',
  '条款',
  '固件',
  'firmware',
  'build',
];

/** Addresses of the public internet. Private, local and reserved ones name nobody. */
export const ipAddress: Pattern = {
  name: 'ip_address',
  classes: [CLASS],
  tape: 'folded',
  firstUnits: `${DIGITS}abcdef`,
  lookBehind: CONTEXT_SYMBOLS,
  lookAhead: LONGEST + 1,
  overlapping: false,
  match(cursor, at) {
    if (!beginsNumber(cursor, at) || cursor.at(at - 1) === 0x3a) return NO_HITS;
    const { text } = readWhile(cursor, at, UNITS, LONGEST);
    const address = text.replace(/[.:]+$/, '');
    if (isWordSymbol(cursor.at(at + text.length)) || !(isPublicV4(address) || isPublicV6(address))) return NO_HITS;
    if (isNamedBy(textBefore(cursor, at), OTHER_NAMES)) return NO_HITS;
    const to = at + withoutPort(address).length;
    return [{ class: CLASS, detector: 'ip_address', from: at, to, score: 0.85 }];
  },
};

function withoutPort(address: string): string {
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(address) ? address.slice(0, address.indexOf(':')) : address;
}

function isPublicV4(address: string): boolean {
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?::\d{1,5})?$/.exec(address)?.slice(1).map(Number);
  if (octets === undefined || octets.some((octet) => octet > 255)) return false;
  const [a = 0, b = 0] = octets;
  // RFC 6890: this network, private, shared, loopback, link-local, documentation and benchmarks, multicast and above.
  const isPrivate = a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168);
  const isLocal = a === 0 || a === 127 || (a === 169 && b === 254) || (a === 100 && b >= 64 && b <= 127);
  return !isPrivate && !isLocal && a < 224;
}

function isPublicV6(address: string): boolean {
  if (!/^[0-9a-f:]+$/.test(address) || address.includes(':::')) return false;
  const halves = address.split('::');
  const groups = address.split(':').filter((group) => group !== '');
  if (halves.length > 2 || groups.some((group) => group.length > 4)) return false;
  const isWhole = halves.length === 1 ? groups.length === 8 : groups.length >= 3 && groups.length <= 7;
  // RFC 4291: global unicast addresses begin with the bits 001.
  return isWhole && /^[23][0-9a-f]{3}$/.test(groups[0] ?? '');
}
