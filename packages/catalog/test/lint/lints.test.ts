import { describe, expect, it } from 'vitest';
import { lintCatalog, lints } from '../../src/lint/index.ts';
import type { CatalogData, Clause, CoverageEntry } from '../../src/types.ts';
import { copy, smallData } from '../fixture.ts';

type Data = ReturnType<typeof copy<CatalogData>>;
const small = (data: Data) => data.packs[1]!;
const clauseOf = (data: Data, number: string) => small(data).clauses.find((clause) => clause.number === number)!;
/** Makes the small pack one that the coverage register must cover. */
const covered = (data: Data, status: CoverageEntry['status'], change: Partial<CoverageEntry> = {}) => {
  small(data).id = 'asgf@2.0';
  data.coverage = small(data).clauses.map((clause) => ({
    clause: clause.id,
    status,
    by: [],
    reason: { zh: '因为', en: 'because' },
    contributes: { zh: '贡献', en: 'contribution' },
    ...copy(change),
  })) as Data['coverage'];
};

/** Each lint with a change that it, and it first of all, must notice. */
const cases: readonly (readonly [lint: string, change: (data: Data) => void])[] = [
  ['unique-ids', (data) => small(data).clauses.push(copy(clauseOf(data, '2.a')))],
  ['unique-ids', (data) => small(data).headings.push(copy(small(data).headings[0]!))],
  ['unique-ids', (data) => clauseOf(data, '2.a').parts.push(copy(clauseOf(data, '2.a').parts[0]!))],
  ['well-formed-ids', (data) => (clauseOf(data, '2.a').id = 'Small@1/2.a' as Clause['id'])],
  ['headings-exist', (data) => (clauseOf(data, '2.a').heading = '9')],
  ['own-titles-are-distinct', (data) => (clauseOf(data, '2.b').title.zh = clauseOf(data, '1.1.a').title.zh)],
  ['own-titles-are-distinct', (data) => (clauseOf(data, '2.b').title.en = clauseOf(data, '2.a').title.en)],
  ['part-addressees-are-narrower', (data) => (clauseOf(data, '2.a').parts[1]!.addressee = ['user'])],
  ['part-addressees-are-narrower', (data) => (clauseOf(data, '2.a').parts[1]!.addressee = ['provider', 'developer'])],
  ['part-addressees-are-narrower', (data) => (clauseOf(data, '2.a').parts[1]!.addressee = ['provider', 'provider'])],
  ['partial-packs-have-notes', (data) => delete data.packs[0]!.note],
  ['dates-in-order', (data) => (small(data).inForce = '2024-12-31')],
  ['dates-in-order', (data) => (small(data).kind = 'regulation')],
  ['both-languages', (data) => (clauseOf(data, '2.a').summary.en = '  ')],
  ['both-languages', (data) => (clauseOf(data, '2.a').parts[0]!.text.zh = '')],
  ['both-languages', (data) => (data.mappings[0]!.edges[1]!.note!.en = '')],
  ['both-languages', (data) => (small(data).differences[0]!.en = '')],
  ['one-paragraph', (data) => (clauseOf(data, '2.a').guidance.zh = '一\n二')],
  ['english-is-english', (data) => (clauseOf(data, '2.a').guidance.en = 'Use 护栏 now')],
  [
    'chinese-is-chinese',
    (data) => (clauseOf(data, '2.a').guidance.zh = 'Nobody translated this sentence into Chinese'),
  ],
  ['no-claims', (data) => (clauseOf(data, '2.a').guidance.en = 'With this the service is compliant')],
  ['no-claims', (data) => (clauseOf(data, '2.a').guidance.zh = '这样就实现合规')],
  ['numbers-are-named', (data) => clauseOf(data, '2.a').numbers.push(copy(clauseOf(data, '2.a').numbers[0]!))],
  ['numbers-are-named', (data) => (clauseOf(data, '2.a').numbers[0]!.value = Number.NaN)],
  [
    'numbers-not-surer-than-their-source',
    (data) => {
      clauseOf(data, '2.a').confidence = 'L';
      clauseOf(data, '2.a').numbers[0]!.confidence = 'H';
    },
  ],
  ['risk-table-resolves', (data) => small(data).riskTable!.rows.pop()],
  ['risk-table-resolves', (data) => small(data).riskTable!.rows.push(copy(small(data).riskTable!.rows[0]!))],
  ['risk-table-resolves', (data) => (small(data).riskTable!.rows[0]!.measures = ['small@1/3' as Clause['id']])],
  ['risk-table-resolves', (data) => delete small(data).riskTable!.rows[1]!.difference],
  ['risk-table-resolves', (data) => (small(data).riskTable!.governance[0]!.category = '9')],
  ['version-mappings-resolve', (data) => (data.mappings[0]!.edges[0]!.to = 'small@1/9' as Clause['id'])],
  ['version-mappings-resolve', (data) => (data.mappings[0]!.edges[1]!.relation = 'equal')],
  ['version-mappings-resolve', (data) => delete data.mappings[0]!.edges[1]!.note],
  ['version-mappings-resolve', (data) => data.mappings[0]!.edges.push(copy(data.mappings[0]!.edges[0]!))],
  ['framework-counts', (data) => (small(data).id = 'asgf@2.0')],
  ['coverage-is-whole', (data) => covered(data, 'context') ?? data.coverage.pop()],
  ['coverage-is-whole', (data) => covered(data, 'context') ?? data.coverage.push(copy(data.coverage[0]!))],
  [
    'coverage-is-whole',
    (data) => data.coverage.push({ clause: 'small@1/9' as Clause['id'], status: 'context', by: [] }),
  ],
  ['coverage-is-explained', (data) => covered(data, 'planned') ?? delete data.coverage[0]!.reason],
  ['coverage-is-explained', (data) => covered(data, 'enforced')],
  ['coverage-is-explained', (data) => covered(data, 'planned', { by: ['packages/guard/src/guard.ts'] })],
  ['coverage-is-explained', (data) => covered(data, 'context', { by: ['guard'] })],
  ['others-are-contributed-to', (data) => covered(data, 'workflow', { by: ['GET /v1/models'] })],
  [
    'others-are-contributed-to',
    (data) => {
      covered(data, 'context');
      for (const entry of data.coverage) delete entry.contributes;
    },
  ],
  [
    'unread-packs-prove-nothing',
    (data) => data.coverage.push({ clause: 'asgf@3.0/1.a' as Clause['id'], status: 'context', by: [] }),
  ],
];

describe('lints', () => {
  it('find nothing in sound data', () => {
    expect(lintCatalog(smallData)).toEqual([]);
  });

  it.each(cases)('%s notices what breaks it (%#)', (name, change) => {
    const data = copy(smallData);
    change(data);
    const rule = lints.filter((lint) => lint.name === name);
    expect(lintCatalog(data as CatalogData, rule).map((finding) => finding.lint)).toContain(name);
  });

  it('each have a distinct name, a description and a case above', () => {
    const names = lints.map((lint) => lint.name);
    expect(new Set(names).size).toBe(names.length);
    expect(lints.every((lint) => lint.description.endsWith('.'))).toBe(true);
    expect([...new Set(cases.map(([name]) => name))].sort()).toEqual([...names].sort());
  });

  it.each(['Use 《安全框架》 and “护栏” (标准)', 'Defined in GB/T 45654', '«网络安全法» applies'])(
    'take official Chinese names in English texts: %s',
    (en) => {
      const data = copy(smallData);
      clauseOf(data, '2.a').guidance.en = en;
      expect(lintCatalog(data as CatalogData)).toEqual([]);
    },
  );

  it('let a part of a clause for everybody name whom it likes', () => {
    const data = copy(smallData);
    clauseOf(data, '2.a').addressee = ['all'];
    expect(lintCatalog(data as CatalogData)).toEqual([]);
  });

  it('take the word in a requirement that a source states', () => {
    const data = copy(smallData);
    clauseOf(data, '2.a').guidance.zh = '数据来源清晰、内容合规';
    expect(lintCatalog(data as CatalogData)).toEqual([]);
  });
});
