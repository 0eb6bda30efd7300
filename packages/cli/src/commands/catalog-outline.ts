import {
  type Clause,
  type ClauseKind,
  type CoverageStatus,
  catalog,
  clauseKindWords,
  confidenceWords,
  coverage,
  coverageStatusWords,
  type Heading,
  type Pack,
  packKindWords,
} from '@anlan/catalog';
import { type LocalisedText, text } from '@anlan/core';
import { formatRows } from '../table.ts';
import { block, factLines, type Layout } from './catalog-layout.ts';
import { packStatusWords } from './catalog-list.ts';

interface ListedClause {
  readonly id: string;
  readonly kind: ClauseKind;
  readonly title: LocalisedText;
  readonly status: CoverageStatus | undefined;
}

/** A heading with the clauses that stand right below it. */
interface Section extends Heading {
  readonly clauses: readonly ListedClause[];
}

/** A heading with all sections below it; the shape of `--json`. */
export interface HeadingView {
  readonly type: 'heading';
  readonly id: string;
  readonly pack: string;
  readonly title: LocalisedText;
  readonly sections: readonly Section[];
}

/** A pack with its outline; the shape of `--json`. */
export interface PackView extends Omit<Pack, 'headings' | 'clauses' | 'riskTable'> {
  readonly type: 'pack';
  readonly headings: readonly (Heading & { readonly clauses: number })[];
}

export function headingView(pack: Pack, heading: Heading): HeadingView {
  const { id, title } = heading;
  const sections = pack.headings.filter((candidate) => isWithin(candidate.id, id)).map((each) => section(pack, each));
  return { type: 'heading', id: `${pack.id}/${id}`, pack: pack.id, title, sections };
}

export function packView({ headings, clauses, riskTable: _table, ...head }: Pack): PackView {
  const counted = headings.map((heading) => ({
    ...heading,
    clauses: clauses.filter((clause) => isWithin(clause.heading, heading.id)).length,
  }));
  return { type: 'pack', ...head, headings: counted };
}

/** Sections with their clauses, for people to read. */
export function headingText({ id, title, sections }: HeadingView, { locale, width }: Layout): string {
  const filled = sections.filter(({ clauses }) => clauses.length > 0);
  const sectionText = ({ id: own, title: name, clauses }: Section): string => {
    // The section asked for is named in the first line already.
    const head = filled.length === 1 && id.endsWith(`/${own}`) ? '' : `${own}  ${name[locale]}\n`;
    const rows = clauses.map((clause) => [
      `  ${clause.id}`,
      clauseKindWords[clause.kind][locale],
      clause.status ? coverageStatusWords[clause.status][locale] : '',
      clause.title[locale],
    ]);
    return `\n${head}${formatRows(withoutEmptyColumns(rows), width)}`;
  };
  return `${id}  ${title[locale]}\n${filled.map(sectionText).join('')}`;
}

const labels = {
  issuer: text('发布者', 'issued by'),
  kind: text('类别', 'kind'),
  published: text('发布', 'published'),
  inForce: text('施行', 'in force'),
  status: text('收录', 'held'),
  source: text('来源', 'source'),
  confidence: text('可信度', 'confidence'),
  note: text('说明', 'Note'),
  differences: text(
    '标题和引言的中英文差异（以中文为准）',
    'Where headings and introductions differ (the Chinese counts)',
  ),
  outline: text('目录', 'Outline'),
} as const;

/** Facts, note and outline of a pack, for people to read. */
export function packText(view: PackView, layout: Layout): string {
  const { locale } = layout;
  const facts: readonly (readonly [LocalisedText, string])[] = [
    [labels.issuer, view.issuer[locale]],
    [labels.kind, packKindWords[view.kind][locale]],
    [labels.published, view.published ?? ''],
    [labels.inForce, view.inForce ?? ''],
    [labels.status, packStatusWords[view.status][locale]],
    [labels.source, `${view.source.document}  ${view.source.reference}`],
    [labels.confidence, confidenceWords[view.source.confidence][locale]],
  ];
  const outline = view.headings.map(({ id, title, clauses }) => [
    `  ${id}`,
    String(clauses).padStart(3),
    title[locale],
  ]);
  return [
    `${view.id}  ${view.title[locale]}\n\n${factLines(facts, layout)}`,
    block([labels.note, view.note ? [view.note[locale]] : []], layout),
    block([labels.differences, view.differences.map((difference) => difference[locale])], layout),
    `\n${labels.outline[locale]}\n${formatRows(outline, layout.width)}`,
  ].join('');
}

function section(pack: Pack, { id, title }: Heading): Section {
  const statusOf = new Map(coverage(pack.id).map(({ clause, status }) => [clause as string, status]));
  const listed = (clause: Clause): ListedClause => ({
    id: clause.id,
    kind: clause.kind,
    title: clause.title,
    status: statusOf.get(clause.id),
  });
  return {
    id,
    title,
    clauses: catalog
      .clausesOf(pack.id)
      .filter((clause) => clause.heading === id)
      .map(listed),
  };
}

/** `3.1.1` is within `3.1` and `3`, `annex2/i` within `annex2`; each is within itself. */
function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}/`);
}

function withoutEmptyColumns(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.map((row) => row.filter((_, column) => rows.some((each) => (each[column] ?? '') !== '')));
}
