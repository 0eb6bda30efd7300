import type { Reader } from '../patterns/cursor.ts';
import { readsLiteral } from '../patterns/literal.ts';
import { NO_HITS, type Pattern } from '../patterns/pattern.ts';
import { readKeyBody } from './key-body.ts';

const CLASS = 'secret.private_key';
const BEGIN = '-----BEGIN ';
const RULE = '-----';
const LONGEST_TITLE = 48;

/**
 * Private keys in PEM form, with all that belongs to them: to redact the head only would leave the key. Such a text is
 * held back until its end mark, so the policy's `maxHold` bounds it.
 */
export const privateKey: Pattern = {
  name: 'private_key',
  classes: [CLASS],
  tape: 'raw',
  firstUnits: '-',
  lookBehind: 1,
  lookAhead: 1_000_000,
  overlapping: false,
  match(cursor, at) {
    const behindTitle = readTitle(cursor, at);
    const to = behindTitle === undefined ? undefined : readKeyBody(cursor, behindTitle);
    return to === undefined ? NO_HITS : [{ class: CLASS, detector: privateKey.name, from: at, to, score: 0.99 }];
  },
};

/** Index behind `-----BEGIN … PRIVATE KEY …-----`. */
function readTitle(cursor: Reader, at: number): number | undefined {
  if (!readsLiteral(cursor, at, BEGIN)) return undefined;
  let title = '';
  for (let index = at + BEGIN.length; title.length <= LONGEST_TITLE; index++) {
    if (readsLiteral(cursor, index, RULE)) return title.includes('PRIVATE KEY') ? index + RULE.length : undefined;
    const character = String.fromCharCode(cursor.at(index));
    if (!/[A-Z0-9 ]/.test(character)) return undefined;
    title += character;
  }
  return undefined;
}
