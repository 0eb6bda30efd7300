import { assembleCoverage, assembleMapping, assemblePack } from '../src/assemble.ts';
import type { PackFiles } from '../src/authored.ts';
import type { CatalogData, Clause, Pack } from '../src/types.ts';

const t = (zh: string, en: string) => ({ zh, en });

function authoredClause(id: string, kind: Clause['kind'], heading: string) {
  return {
    id,
    kind,
    heading,
    title: t(`标题${id}`, `Title ${id}`),
    titleSource: 'own' as const,
    summary: t('要点', 'What it says'),
    explanation: t('缘由', 'Why it matters'),
    guidance: t('做法', 'What to do'),
    addressee: ['provider'] as const,
    force: 'guidance' as const,
    activity: ['operate'] as const,
    stage: ['operate'] as const,
    confidence: 'H' as const,
  };
}

/** A small instrument with everything that the format knows. */
export const smallFiles: PackFiles = {
  pack: {
    id: 'small@1',
    title: t('小框架', 'Small framework'),
    issuer: t('某委员会', 'Some committee'),
    kind: 'framework',
    published: '2025-01-02',
    inForce: null,
    status: 'complete',
    languageOfRecord: 'zh',
    differences: [t('中文标题多一字', 'The Chinese title has a word more'), t('另一处', 'Another place')],
    source: { document: 'Small framework *1*', reference: 'https://example.org/small', confidence: 'H' },
    files: ['1.yaml'],
  },
  chapters: [
    {
      headings: [
        { id: '1', title: t('风险', 'Risks') },
        { id: '1.1', title: t('内容', 'Content') },
        { id: '2', title: t('措施', 'Measures') },
        { id: 'annex', title: t('附件', 'Annex') },
        { id: 'annex/i', title: t('甲', 'A') },
      ],
      clauses: [
        { ...authoredClause('1.1.a', 'risk', '1.1'), title: t('输出违法内容', 'Harmful output') },
        { ...authoredClause('1.1.b', 'risk', '1.1'), title: t('混淆事实', 'Confused facts') },
        {
          ...authoredClause('2.a', 'measure', '2'),
          title: t('护栏', 'Guardrails'),
          addressee: ['provider', 'developer'],
          summary: t('过滤输入输出，*不*放过 [任何] 一条', 'Filter input & output; <none> passes_by'),
          parts: [
            { id: '1', text: t('过滤输入', 'Input is filtered') },
            { id: '2', text: t('过滤输出', 'Output is filtered'), addressee: ['provider'] },
          ],
          numbers: [
            {
              name: 'log-retention',
              value: 6,
              unit: 'month',
              comparator: 'at-least',
              confidence: 'M',
              source: '2.a',
              meaning: t('日志留存', 'Logs are kept'),
            },
          ],
          differences: [t('中文多一句', 'The Chinese has one sentence more')],
        },
        authoredClause('2.b', 'measure', '2'),
        { ...authoredClause('3', 'governance', 'annex'), addressee: ['state'], activity: [], stage: [] },
        { ...authoredClause('annex/1', 'term', 'annex/i'), activity: [], stage: [] },
      ],
    },
  ],
  riskTable: {
    rows: [
      {
        risk: '1.1.a',
        measures: ['2.a', '2.b'],
        english: [],
        difference: t('英文缺这一行', 'The English has no such row'),
      },
      { risk: '1.1.b', measures: ['2.b'], english: ['2.a'], difference: t('英文不同', 'The English differs') },
    ],
    governance: [{ category: '1', measures: ['3'], anchor: 'inferred' }],
  },
};

export const smallPack: Pack = assemblePack(smallFiles);

/** An older instrument that the small one follows. */
export const olderPack: Pack = assemblePack({
  pack: {
    ...smallFiles.pack,
    id: 'small@0',
    status: 'partial',
    published: null,
    note: t('仅有标题', 'Headings only'),
    source: { ...smallFiles.pack.source, reference: 'GB 1-2024' },
  },
  chapters: [
    {
      headings: [{ id: '1', title: t('风险', 'Risks') }],
      clauses: [authoredClause('1.a', 'risk', '1'), authoredClause('1.b', 'risk', '1')],
    },
  ],
});

export const smallData: CatalogData = {
  packs: [olderPack, smallPack],
  mappings: [
    assembleMapping({
      from: 'small@0',
      to: 'small@1',
      edges: [
        { from: '1.a', to: '1.1.a', relation: 'subset', confidence: 'M' },
        { from: '1.b', to: null, relation: 'none', confidence: 'M', note: t('已删去', 'Dropped') },
      ],
    }),
  ],
  coverage: assembleCoverage({
    pack: 'asgf@2.0',
    entries: [],
  }),
};

/** A deep copy that a test may change. */
export function copy<Value>(value: Value): Mutable<Value> {
  return structuredClone(value) as Mutable<Value>;
}

// biome-ignore lint/complexity/noBannedTypes: any function type stays as it is
type Mutable<Value> = Value extends Function | string
  ? Value
  : Value extends object
    ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> }
    : Value;
