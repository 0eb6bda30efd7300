import type { DueClause, PackSummary } from '@anlan/api/client';
import { describe, expect, it } from 'vitest';
import { countEvidence, filterDue, noFilter } from '../../src/pages/application/due-filter.ts';
import { snippet, snippets } from '../../src/pages/application/snippets.ts';
import { groupPacks } from '../../src/pages/framework/pack-order.ts';
import { barHeights, niceCeiling } from '../../src/pages/home/bar-scale.ts';
import { tokenOf } from '../../src/pages/sign-in/link-token.ts';
import { whyNotCounting } from '../../src/parts/counting.ts';

describe('the token of a sign-in link', () => {
  const token = 'NPy8vfKhmBSPjuAG4UgFp6G1_GI5M4hyphROD2tinhY';
  it.each([
    [`#token=${token}`, token],
    [`http://127.0.0.1:8787/sign-in#token=${token}`, token],
    [`http://127.0.0.1:8787/sign-in?x=1#token=${token}&y=2`, token],
    ['#token=short', undefined],
    [`#token=${token} and more`, undefined],
    [`#mytoken=${token}`, undefined],
    ['', undefined],
  ])('of %s', (address, expected) => {
    expect(tokenOf(address)).toBe(expected);
  });
});

describe('due clauses', () => {
  const due = (number: string, change: Partial<DueClause>): DueClause => ({
    id: `asgf@2.0/${number}`,
    kind: 'measure',
    title: { zh: '标识', en: 'Labels' },
    because: { risks: [], roles: [] },
    coverage: 'enforced',
    evidence: { records: 0, proving: 0, lastAt: null },
    ...change,
  });
  const clauses = [
    due('4.2.2.b', { evidence: { records: 3, proving: 1, lastAt: null } }),
    due('4.2.2.c', { evidence: { records: 3, proving: 0, lastAt: null } }),
    due('6.3.6', { coverage: 'planned', title: { zh: '日志', en: 'Logs' } }),
  ];

  it('are recorded only by records that count', () => {
    expect(countEvidence(clauses)).toEqual({ recorded: 1, uncounted: 1, missing: 1 });
  });

  it.each([
    ['by state', { evidence: 'uncounted' as const }, ['4.2.2.c']],
    ['by coverage', { coverage: 'planned' as const }, ['6.3.6']],
    ['by number as printed', { text: '4.2.2(b)' }, ['4.2.2.b']],
    ['by title of the language', { text: '日志' }, ['6.3.6']],
    ['by everything at once', { evidence: 'recorded' as const, text: '6.3' }, []],
  ])('are filtered %s', (_, filter, expected) => {
    const shown = filterDue(clauses, { ...noFilter, ...filter }, 'zh');
    expect(shown.map(({ id }) => id.replace('asgf@2.0/', ''))).toEqual(expected);
  });
});

describe('first calls to paste', () => {
  it.each(snippets)('%s names address, model and prompt, and no key', (kind) => {
    const code = snippet(kind, { baseUrl: 'http://h/v1', model: 'm-1', prompt: '说"你好"' });
    expect(code).toContain('http://h/v1');
    expect(code).toContain('m-1');
    expect(code).toContain('\\"你好\\"');
    expect(code).toContain('ANLAN_API_KEY');
  });

  it('survive a quotation mark in a shell', () => {
    expect(snippet('curl', { baseUrl: 'u', model: 'm', prompt: "it's" })).not.toMatch(/it's/);
  });
});

it.each([
  [0, 1],
  [1, 1],
  [7, 8],
  [11, 12],
  [115, 120],
  [1200, 1200],
  [9001, 10_000],
])('the scale of a chart up to %s ends at %s', (value, ceiling) => {
  expect(niceCeiling(value)).toBe(ceiling);
});

it('bars show what is there at all', () => {
  expect(barHeights({ calls: 1000, stopped: 1 }, 1000)).toEqual({ stopped: 2, rest: 99.9 });
  expect(barHeights({ calls: 0, stopped: 0 }, 10)).toEqual({ stopped: 0, rest: 0 });
});

it('packs: the two main ones first, then by kind, newest first', () => {
  const pack = (id: string, kind: string, published: string | null): PackSummary =>
    ({ id, kind, published }) as PackSummary;
  const grouped = groupPacks([
    pack('std', 'standard', '2025-01-01'),
    pack('aigc-labeling@2025', 'measures', '2025-03-14'),
    pack('asgf@1.0', 'framework', '2024-09-09'),
    pack('asgf@3.0', 'framework', '2026-09-14'),
    pack('other', 'something new', null),
    pack('rules', 'regulation', '2024-01-01'),
    pack('asgf@2.0', 'framework', '2025-09-15'),
  ]);
  expect(grouped.map(({ group, packs }) => [group, ...packs.map(({ id }) => id)])).toEqual([
    ['main', 'asgf@2.0', 'aigc-labeling@2025'],
    ['frameworks', 'asgf@3.0', 'asgf@1.0'],
    ['rules', 'rules'],
    ['standards', 'std'],
    ['policies', 'other'],
  ]);
});

it.each([
  [{ proving: true, origin: 'live' as const }, undefined],
  [{ proving: false, origin: 'live' as const }, 'effect'],
  [{ proving: false, origin: 'playground' as const }, 'playground'],
])('why a record does not count: %j', (record, expected) => {
  expect(whyNotCounting(record)).toBe(expected);
});
