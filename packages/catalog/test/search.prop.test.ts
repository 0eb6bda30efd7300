import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchClauses } from '../src/search.ts';
import { smallPack } from './fixture.ts';

describe('searchClauses, for any text', () => {
  it('never throws, is ranked, and returns clauses of the pack at most once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (query) => {
        const hits = searchClauses(smallPack.clauses, query);
        const scores = hits.map((hit) => hit.score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(new Set(hits.map((hit) => hit.clause)).size).toBe(hits.length);
      }),
    );
  });

  it('finds every clause by its own id and by its own Chinese title', () => {
    fc.assert(
      fc.property(fc.constantFrom(...smallPack.clauses), (clause) => {
        expect(searchClauses(smallPack.clauses, clause.id)[0]?.clause).toBe(clause);
        expect(searchClauses(smallPack.clauses, clause.title.zh).map((hit) => hit.clause)).toContain(clause);
      }),
    );
  });
});
