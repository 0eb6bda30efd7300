import type { ClauseSummary } from '@anlan/api/client';
import { describe, expect, it } from 'vitest';
import { countCoverage, layoutCoverage } from '../../src/pages/home/coverage-layout.ts';
import { nextCell } from '../../src/pages/home/grid-keys.ts';

const text = (value: string) => ({ zh: value, en: value });
const clause = (number: string, heading: string, coverage: string | null = 'planned'): ClauseSummary => ({
  id: `asgf@2.0/${number}`,
  number,
  kind: 'measure',
  heading,
  title: text(number),
  summary: text(number),
  coverage,
});
const clauses = [
  clause('1.1', '1'),
  clause('3.1.1.a', '3.1.1'),
  clause('3.1.1.b', '3.1.1'),
  clause('3.2.1.a', '3.2.1', 'enforced'),
  clause('annex2/1', 'annex2', null),
];

describe('the layout of the heat map', () => {
  const chapters = layoutCoverage(clauses, [
    { id: '3', title: text('risks') },
    { id: '3.1.1', title: text('models') },
  ]);

  it('groups clauses by chapter and section, in the order of the text', () => {
    expect(chapters.map(({ id, groups }) => [id, groups.map((group) => group.id)])).toEqual([
      ['1', ['1']],
      ['3', ['3.1.1', '3.2.1']],
      ['annex2', ['annex2']],
    ]);
  });

  it('shows every clause once', () => {
    const shown = chapters.flatMap(({ groups }) => groups.flatMap((group) => group.clauses));
    expect(shown).toEqual(clauses);
  });

  it('names chapters and sections that have a heading', () => {
    expect(chapters[1]?.title?.en).toBe('risks');
    expect(chapters[1]?.groups.map(({ title }) => title?.en)).toEqual(['models', undefined]);
  });

  it('counts what stands at each status', () => {
    expect(countCoverage(clauses, ['enforced', 'planned', 'context'])).toEqual([
      { status: 'enforced', count: 1 },
      { status: 'planned', count: 3 },
      { status: 'context', count: 0 },
    ]);
  });
});

describe('keys on the heat map', () => {
  const cell = (name: string, left: number, top: number) => ({ name, getBoundingClientRect: () => ({ left, top }) });
  const cells = [
    cell('a', 0, 0),
    cell('b', 30, 0),
    cell('c', 60, 0),
    cell('d', 32, 40),
    cell('e', 90, 40),
    cell('f', 0, 90),
  ];

  it.each([
    ['a', 'ArrowRight', 'b'],
    ['a', 'ArrowLeft', undefined],
    ['c', 'ArrowRight', 'd'],
    ['b', 'ArrowDown', 'd'],
    ['a', 'ArrowDown', 'd'],
    ['e', 'ArrowUp', 'c'],
    ['f', 'ArrowUp', 'd'],
    ['f', 'ArrowDown', undefined],
    ['e', 'Home', 'a'],
    ['a', 'End', 'f'],
    ['a', 'x', undefined],
  ])('from %s, %s leads to %s', (from, key, to) => {
    expect(
      nextCell(
        cells,
        cells.find(({ name }) => name === from),
        key,
      )?.name,
    ).toBe(to);
  });

  it('do nothing where no cell has the focus', () => {
    expect(nextCell(cells, undefined, 'ArrowRight')).toBeUndefined();
  });
});
