import type { Reader } from '../patterns/cursor.ts';
import { readsLiteral } from '../patterns/literal.ts';
import { type Hit, NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { type KeyFormat, keyFormats } from './key-formats.ts';

const CLASS = 'secret.api_key';
const HYPHEN = 0x2d;
const LONGEST_BODY = 260;
/** A key has a long part that no hyphen breaks; `sk-learn-style-names-2024` has not. */
const UNBROKEN = /[A-Za-z0-9_]{16}/;

/** Keys of well-known services, by the beginnings that their issuers give them. */
export const apiKey: Pattern = {
  name: 'api_key',
  classes: [CLASS],
  tape: 'raw',
  firstUnits: [...new Set(keyFormats.flatMap(({ prefixes }) => prefixes.map((prefix) => prefix.charAt(0))))].join(''),
  lookBehind: 1,
  lookAhead: LONGEST_BODY + 16,
  overlapping: false,
  match(cursor, at) {
    if (isNameUnit(cursor.at(at - 1))) return NO_HITS;
    for (const format of keyFormats) {
      const prefix = format.prefixes.find((candidate) => readsLiteral(cursor, at, candidate));
      const to = prefix === undefined ? undefined : endOfKey(cursor, at + prefix.length, format);
      if (to !== undefined) return [hit(at, to, format)];
    }
    return NO_HITS;
  },
};

function endOfKey(cursor: Reader, from: number, format: KeyFormat): number | undefined {
  let body = '';
  for (let index = from; body.length < LONGEST_BODY; index++) {
    const unit = cursor.at(index);
    if (!isNameUnit(unit) && !(format.hyphens && unit === HYPHEN)) break;
    body += String.fromCharCode(unit);
  }
  return isKey(body, format) ? from + body.length : undefined;
}

function isKey(body: string, format: KeyFormat): boolean {
  if (!format.body.test(body) || (format.needsDigit && !/\d/.test(body))) return false;
  return body.length < 16 || UNBROKEN.test(body) || format.id === 'slack';
}

function isNameUnit(unit: number): boolean {
  return unit !== -1 && /\w/.test(String.fromCharCode(unit));
}

function hit(from: number, to: number, format: KeyFormat): Hit {
  return { class: CLASS, detector: `${apiKey.name}/${format.id}`, from, to, score: 0.97 };
}
