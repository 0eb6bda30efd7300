import { isAnlanError } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../src/catalog.ts';
import { smallData } from './fixture.ts';

const catalog = createCatalog({
  packs: smallData.packs.map((pack) => ({ id: pack.id, load: () => pack })),
  mappings: () => smallData.mappings,
});
const ids = (clauses: readonly { readonly id: string }[]) => clauses.map((clause) => clause.id);

describe('createCatalog', () => {
  it('lists packs with counts, leaving out zeros that nobody expects', () => {
    expect(catalog.listPacks()).toMatchObject([
      { id: 'small@0', status: 'partial', counts: { risks: 2, measures: 0, mappings: 0 } },
      {
        id: 'small@1',
        counts: {
          risks: 2,
          measures: 2,
          governance: 1,
          guidelines: 0,
          terms: 1,
          levels: 0,
          mappings: 2,
          technicalEdges: 3,
          governanceEdges: 1,
        },
      },
    ]);
    expect(Object.keys(catalog.listPacks()[0]?.counts ?? {})).not.toContain('articles');
  });

  it('finds packs, clauses and headings by full id only', () => {
    expect(catalog.findPack('small@1')?.title.en).toBe('Small framework');
    expect(catalog.getClause('small@1/2.a')?.title.en).toBe('Guardrails');
    expect(catalog.getHeading('small@1/1.1')?.title.en).toBe('Content');
    for (const id of ['2.a', 'small@1', 'small@1/', 'small@2/2.a', '', 'small@1/constructor']) {
      expect(catalog.getClause(id), id).toBeUndefined();
    }
  });

  it('gives the clauses of a pack in the order of the text, of one kind where asked', () => {
    expect(ids(catalog.clausesOf('small@1', 'measure'))).toEqual(['small@1/2.a', 'small@1/2.b']);
    expect(catalog.clausesOf('small@1')).toHaveLength(6);
  });

  it('goes from a risk to its measures and back, by the Chinese table', () => {
    expect(ids(catalog.measuresForRisk('small@1/1.1.b'))).toEqual(['small@1/2.b']);
    expect(ids(catalog.risksForMeasure('small@1/2.b'))).toEqual(['small@1/1.1.a', 'small@1/1.1.b']);
    expect(catalog.measuresForRisk('small@1/2.a')).toEqual([]);
  });

  it.each(['small@1/1.1.a', 'small@1/1', 'small@1/1.1'])('finds the governance measures for %s', (id) => {
    expect(ids(catalog.governanceFor(id))).toEqual(['small@1/3']);
  });

  it('reads edges between versions from both ends', () => {
    expect(catalog.crosswalk('small@0/1.a')).toMatchObject([{ to: 'small@1/1.1.a', relation: 'subset' }]);
    expect(catalog.crosswalk('small@1/1.1.a')).toMatchObject([
      { from: 'small@1/1.1.a', to: 'small@0/1.a', pack: 'small@0', relation: 'superset' },
    ]);
    expect(catalog.crosswalk('small@0/1.b')).toMatchObject([{ to: null, pack: 'small@1', relation: 'none' }]);
    expect(catalog.crosswalk('small@1/2.a')).toEqual([]);
  });

  it.each([
    ['unknown_pack', () => catalog.clausesOf('nothing@1')],
    ['unknown_pack', () => catalog.measuresForRisk('nothing@1/1')],
    ['unknown_clause', () => catalog.measuresForRisk('small@1/9')],
    ['unknown_clause', () => catalog.risksForMeasure('small@1/9')],
    ['unknown_clause', () => catalog.governanceFor('small@1/9')],
  ])('throws %s for an id that does not exist', (code, act) => {
    expect(act).toThrow(expect.toSatisfy((error: unknown) => isAnlanError(error) && error.code === code));
  });

  it('parses a pack only when something of it is asked for', () => {
    const loaded: string[] = [];
    const lazy = createCatalog({
      packs: smallData.packs.map((pack) => ({
        id: pack.id,
        load: () => {
          loaded.push(pack.id);
          return pack;
        },
      })),
    });
    lazy.getClause('small@1/2.a');
    lazy.getClause('small@1/2.b');
    expect(loaded).toEqual(['small@1']);
  });
});
