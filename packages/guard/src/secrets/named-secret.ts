import type { Reader } from '../patterns/cursor.ts';
import { NO_HITS, type Pattern } from '../patterns/pattern.ts';

const CLASS = 'secret.password';
/** In lower case, the longer ones first. */
const NAMES = [
  ...[
    'secret_access_key',
    'client_secret',
    'access_token',
    'refresh_token',
    'private_key',
    'access_key',
    'secret_key',
    'auth_token',
  ],
  ...[
    'accountkey',
    'secretkey',
    'accesskey',
    'api-key',
    'api_key',
    'apikey',
    'password',
    'passwd',
    'passphrase',
    'secret',
    'token',
    'bearer',
    'pwd',
  ],
  ...['登录密码', '密码', '口令', '密钥', '令牌'],
].sort((a, b) => b.length - a.length);
const LONGEST_LINK = 6;
const LONGEST_VALUE = 256;
const SHORTEST_VALUE = 8;
/** Bits per character: below it words, above it what a generator made. */
const LEAST_ENTROPY = 2.7;
const PLACEHOLDER =
  /^(?:your|my|the|test|example|sample|change|insert|xxx|\$|\{|<|%|process\.|os\.|env|https?:)|\*{3}|x{4}|\.{3}/i;

/** Passwords and tokens without a form of their own: a name, a sign, and what no word looks like. */
export const namedSecret: Pattern = {
  name: 'named_secret',
  classes: [CLASS],
  tape: 'raw',
  firstUnits: [...new Set(NAMES.flatMap((name) => [name.charAt(0), name.charAt(0).toUpperCase()]))].join(''),
  lookBehind: 1,
  lookAhead: 24 + LONGEST_LINK + LONGEST_VALUE,
  overlapping: false,
  match(cursor, at) {
    if (isLetter(cursor.at(at - 1)) && isLetter(cursor.at(at))) return NO_HITS;
    const name = NAMES.find((candidate) => readsName(cursor, at, candidate));
    const from = name === undefined ? undefined : readLink(cursor, at + name.length, name === 'bearer');
    if (from === undefined) return NO_HITS;
    const value = readValue(cursor, from);
    return isSecret(value)
      ? [{ class: CLASS, detector: 'named_secret', from, to: from + value.length, score: 0.85 }]
      : NO_HITS;
  },
};

function readsName(cursor: Reader, at: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const unit = cursor.at(at + i);
    if ((unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit) !== name.charCodeAt(i)) return false;
  }
  return true;
}

/** Index of the value behind `": "`, `=`, `：` or 是; undefined where no such sign stands. */
function readLink(cursor: Reader, from: number, isOptional: boolean): number | undefined {
  let index = from;
  let saysSo = isOptional;
  for (; index < from + LONGEST_LINK; index++) {
    const unit = String.fromCharCode(cursor.at(index));
    if (':=：是为'.includes(unit)) saysSo = true;
    else if (!' "\'`'.includes(unit)) break;
  }
  return saysSo ? index : undefined;
}

function readValue(cursor: Reader, from: number): string {
  let value = '';
  while (value.length < LONGEST_VALUE) {
    const unit = cursor.at(from + value.length);
    if (unit < 0x21 || unit > 0x7e || '"\'`;,)]}<>\\'.includes(String.fromCharCode(unit))) break;
    value += String.fromCharCode(unit);
  }
  return value.replace(/[.?!]+$/, '');
}

function isSecret(value: string): boolean {
  if (value.length < SHORTEST_VALUE || PLACEHOLDER.test(value)) return false;
  return /\d/.test(value) && /[A-Za-z]/.test(value) && entropy(value) >= LEAST_ENTROPY;
}

/** Shannon entropy of the characters of a value. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
