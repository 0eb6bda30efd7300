import type { ClauseSummary, PackDetail } from '@anlan/api/client';
import { describe, expect, it } from 'vitest';
import { categoriesOf, layoutMapping, relatedKeys } from '../../src/pages/framework/mapping-layout.ts';

const text = (value: string) => ({ zh: value, en: value });
const id = (number: string) => `asgf@2.0/${number}`;
const clause = (number: string, heading: string): ClauseSummary => ({
  id: id(number),
  number,
  kind: 'risk',
  heading,
  title: text(number),
  summary: text(number),
  coverage: null,
});

const pack: PackDetail = {
  pack: {
    id: 'asgf@2.0',
    title: text('t'),
    issuer: text('i'),
    kind: 'framework',
    status: 'complete',
    published: null,
    inForce: null,
    note: null,
    counts: {},
  },
  headings: ['3.1', '3.1.1', '3.2', '4.1.1'].map((heading) => ({ id: heading, title: text(heading) })),
  clauses: [
    clause('3.1.1.a', '3.1.1'),
    clause('3.1.1.b', '3.1.1'),
    clause('3.2.1.a', '3.2.1'),
    clause('4.1.1.a', '4.1.1'),
    clause('4.1.1.b', '4.1.1'),
    clause('5.3', '5'),
    clause('5.8', '5'),
  ],
  technicalEdges: [
    { risk: id('3.1.1.a'), measure: id('4.1.1.a') },
    { risk: id('3.1.1.b'), measure: id('4.1.1.a') },
    { risk: id('3.2.1.a'), measure: id('4.1.1.a') },
    { risk: id('3.1.1.b'), measure: id('4.1.1.b') },
  ],
  governanceEdges: [
    { category: '3.2', measure: id('5.8') },
    { category: 'asgf@2.0/3.1', measure: id('5.3') },
  ],
};

describe('the layout of the risk table', () => {
  const layout = layoutMapping(pack);
  const column = (name: string) => layout.nodes.filter((node) => node.column === name);

  it('knows categories by heading id or by full id', () => {
    expect(categoriesOf(pack)).toEqual(['3.1', '3.2']);
  });

  it('draws every edge of the table', () => {
    expect(layout.links.map(({ from, to }) => `${from.clause.number}>${to.clause.number}`)).toEqual([
      '3.1.1.a>4.1.1.a',
      '3.1.1.b>4.1.1.a',
      '3.1.1.b>4.1.1.b',
      '3.2.1.a>4.1.1.a',
    ]);
  });

  it('shows a measure in each category that it answers', () => {
    expect(column('measure').map(({ key }) => key)).toEqual([
      `3.1:${id('4.1.1.a')}`,
      `3.1:${id('4.1.1.b')}`,
      `3.2:${id('4.1.1.a')}`,
    ]);
  });

  it('lets nothing of a column overlap, and keeps all within its height', () => {
    for (const name of ['risk', 'measure', 'governance']) {
      const places = column(name).map(({ y }) => y);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(new Set(places).size).toBe(places.length);
      for (const place of places) expect(place).toBeLessThan(layout.height);
    }
  });

  it('can be cut down to one category', () => {
    expect(layoutMapping(pack, '3.2').nodes.map(({ clause: { number } }) => number)).toEqual([
      '3.2.1.a',
      '4.1.1.a',
      '5.8',
    ]);
  });

  it('is empty for an instrument without a table', () => {
    expect(layoutMapping({ ...pack, technicalEdges: [], governanceEdges: [] }).nodes).toEqual([]);
  });
});

describe('what belongs to a node', () => {
  const layout = layoutMapping(pack);
  const related = (key: string) => [...relatedKeys(layout, key)].map((found) => found.replace('asgf@2.0/', '')).sort();

  it.each([
    [
      'a risk: its measures, and the governance of its category',
      '3.1',
      '3.1.1.b',
      ['3.1:3.1.1.b', '3.1:4.1.1.a', '3.1:4.1.1.b', '3.1:5.3'],
    ],
    [
      'a measure: the risks that it answers in this category',
      '3.2',
      '4.1.1.a',
      ['3.2:3.2.1.a', '3.2:4.1.1.a', '3.2:5.8'],
    ],
    ['a governance measure: its whole category', '3.2', '5.8', ['3.2:3.2.1.a', '3.2:4.1.1.a', '3.2:5.8']],
  ])('%s', (_, category, number, expected) => {
    expect(related(`${category}:${id(number)}`)).toEqual(expected);
  });

  it('nothing belongs to a node that is not drawn', () => {
    expect(related('3.9:x')).toEqual([]);
  });
});
