import type { ClauseSummary } from '@anlan/api/client';
import { describe, expect, it } from 'vitest';
import { isWithin, type PackSection, visibleSections } from '../../src/pages/framework/pack-tree.ts';

const clause = (number: string, coverage: string): ClauseSummary => ({
  id: `asgf@2.0/${number}`,
  number,
  kind: 'measure',
  heading: null,
  title: { zh: number, en: number },
  summary: { zh: '', en: '' },
  coverage,
});
const section = (id: string, ...clauses: readonly ClauseSummary[]): PackSection => ({
  heading: { id, title: { zh: id, en: id } },
  depth: 0,
  clauses,
});
const sections = [
  section('4'),
  section('4.1', clause('4.1.a', 'planned')),
  section('4.2', clause('4.2.a', 'enforced')),
  section('40', clause('40.a', 'planned')),
];
const shown = (filter: Parameters<typeof visibleSections>[1]) =>
  visibleSections(sections, filter).map(({ heading, clauses }) => [heading.id, clauses.length]);

describe('sections of an instrument', () => {
  it('nest by their points', () => {
    expect([isWithin('4.1', '4'), isWithin('annex1/i', 'annex1'), isWithin('40', '4'), isWithin('4', '4')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it.each([
    [
      'all',
      {},
      [
        ['4', 0],
        ['4.1', 1],
        ['4.2', 1],
        ['40', 1],
      ],
    ],
    [
      'below one heading',
      { heading: '4' },
      [
        ['4', 0],
        ['4.1', 1],
        ['4.2', 1],
      ],
    ],
    [
      'of one status, without empty branches',
      { coverage: 'enforced' },
      [
        ['4', 0],
        ['4.2', 1],
      ],
    ],
    ['of nothing', { heading: '40', coverage: 'enforced' }, []],
  ])('shown: %s', (_, filter, expected) => {
    expect(shown(filter)).toEqual(expected);
  });
});
