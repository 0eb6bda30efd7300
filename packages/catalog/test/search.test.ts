import { describe, expect, it } from 'vitest';
import { searchClauses } from '../src/search.ts';
import { smallPack } from './fixture.ts';

const find = (query: string, limit?: number) =>
  searchClauses(smallPack.clauses, query, limit === undefined ? {} : { limit }).map(({ clause }) => clause.number);

describe('searchClauses', () => {
  it.each([
    ['a full id', 'small@1/2.a', ['2.a']],
    ['a bare number', '2.a', ['2.a']],
    ['the beginning of a number', '1.1', ['1.1.a', '1.1.b']],
    ['a number in capitals', '2.A', ['2.a']],
    ['a full-width number', '２.a', ['2.a']],
    ['Chinese within a title', '违法', ['1.1.a']],
    ['Chinese in an obligation', '过滤输出', ['2.a']],
    ['the beginning of an English word', 'guard', ['2.a']],
    ['several words, all of which must be there', 'harmful output', ['1.1.a']],
    ['words of both languages', '护栏 filter', ['2.a']],
    ['a word that stands only inside another', 'uardrails', []],
    ['one word that is nowhere', 'harmful zebra', []],
    ['nothing', '  ', []],
    ['punctuation', '*.*', []],
  ])('finds by %s', (_name, query, expected) => {
    expect(find(query)).toEqual(expected);
  });

  it('puts a title before a summary', () => {
    expect(find('output')).toEqual(['1.1.a', '2.a']);
  });

  it('is bounded at both ends', () => {
    expect(find('title', 1)).toHaveLength(1);
    expect(find('title', -5)).toEqual([]);
    expect(find(`harmful ${'x'.repeat(100_000)}`)).toEqual([]);
  });
});
