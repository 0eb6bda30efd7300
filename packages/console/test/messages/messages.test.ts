import { callOutcomes, organisationRoles, roles } from '@anlan/api/client';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/messages/en.ts';
import { zh } from '../../src/messages/zh.ts';

const HAN = /\p{Script=Han}/u;
/** Words that name no state of the product: the product reports facts, gaps and evidence. */
const CLAIMS = /合规|compliant|compliance/i;

type Leaf = readonly [path: string, value: unknown];
function leaves(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

/** What a message says, with sample parameters where it takes some. */
function say(value: unknown): string {
  return typeof value === 'function' ? String(value('1', '2', '3')) : String(value);
}

const zhLeaves = leaves(zh);
const enLeaves = new Map(leaves(en));

describe('the two languages', () => {
  it('have the same messages', () => {
    expect([...enLeaves.keys()].sort()).toEqual(zhLeaves.map(([path]) => path).sort());
  });

  it.each(zhLeaves)('say something in both: %s', (path, value) => {
    const other = enLeaves.get(path);
    expect(typeof other).toBe(typeof value);
    // The suffix of the Chinese name may be empty in neither; only the letters of a mark are that short.
    expect(say(value)).not.toBe('');
    expect(say(other)).not.toBe('');
  });

  it('are written in their own script', () => {
    const chineseInEnglish = [...enLeaves].filter(([path, value]) => HAN.test(say(value)) && !allowed.has(path));
    expect(chineseInEnglish.map(([path]) => path)).toEqual([]);
  });

  it('claim nothing that the product cannot show', () => {
    const claims = [...zhLeaves, ...enLeaves].filter(([, value]) => CLAIMS.test(say(value)));
    expect(claims.map(([path]) => path)).toEqual([]);
  });
});

/** The product and the languages keep their own names. */
const allowed = new Set(['.frame.productLong', '.frame.languageNames.zh']);

describe('closed lists have a word for every member', () => {
  it.each([
    ['outcomes', callOutcomes, Object.keys(zh.words.outcomes)],
    ['roles of accounts', roles, Object.keys(zh.words.accountRoles)],
    ['roles of organisations', organisationRoles, Object.keys(zh.words.organisationRoles)],
  ])('%s', (_, members, words) => {
    expect([...words].sort()).toEqual([...members].sort());
  });
});
