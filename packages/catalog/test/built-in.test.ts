import { parseClauseId } from '@anlan/core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { builtInData, catalog, clause, isKnownClause, type KnownClauseId, lintCatalog } from '../src/index.ts';

describe('the built-in catalogue', () => {
  it('passes every lint', () => {
    expect(lintCatalog(builtInData())).toEqual([]);
  });

  it('has the two packs that the product carries out', () => {
    expect(catalog.listPacks().map((pack) => pack.id)).toEqual(
      expect.arrayContaining(['asgf@2.0', 'aigc-labeling@2025']),
    );
  });

  it('has clause ids that core can read, and finds each of them', () => {
    for (const { id } of builtInData().packs.flatMap((pack) => pack.clauses)) {
      expect(parseClauseId(id), id).toBeDefined();
      expect(isKnownClause(id), id).toBe(true);
    }
  });

  it('maps 组件和算力安全 as the Chinese table does', () => {
    const measures = catalog.measuresForRisk('asgf@2.0/3.2.1.a').map((measure) => measure.number);
    expect(measures).toEqual(['4.2.1.b', '4.2.1.c', '4.2.1.d', '4.2.1.e']);
  });

  it.each([
    ['3.1', ['5.3', '5.8', '5.10']],
    ['3.2', ['5.4', '5.5', '5.6', '5.7', '5.9']],
    ['3.3', ['5.1', '5.2', '5.11', '5.12', '5.13', '5.14']],
  ])('names the governance measures of category %s', (category, expected) => {
    expect(catalog.governanceFor(`asgf@2.0/${category}`).map((measure) => measure.number)).toEqual(expected);
  });

  it('keeps logs for six months (6.3.6)', () => {
    expect(catalog.getClause('asgf@2.0/6.3.6')?.numbers).toContainEqual(
      expect.objectContaining({ value: 6, unit: 'month', comparator: 'at-least' }),
    );
  });

  it('checks constants at compile time and texts at run time', () => {
    expect(clause('asgf@2.0/4.2.2.b')).toBe('asgf@2.0/4.2.2.b');
    expectTypeOf<'asgf@2.0/4.2.2.z'>().not.toExtend<KnownClauseId>();
    for (const text of ['asgf@2.0/4.2.2.z', '4.2.2.b', '', 'asgf@9/1']) expect(isKnownClause(text), text).toBe(false);
  });

  it('answers for every text that it was given', () => {
    expect(catalog.search('提示词注入').length).toBeGreaterThan(0);
    expect(catalog.search('six months').length).toBeGreaterThan(0);
  });
});
