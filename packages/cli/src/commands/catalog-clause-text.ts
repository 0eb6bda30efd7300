import {
  activityWords,
  addresseeWords,
  type ClauseNumber,
  type ClausePart,
  catalog,
  clauseKindWords,
  confidenceWords,
  coverageStatusWords,
  describeAmount,
  forceWords,
  relationWords,
  stageWords,
} from '@anlan/catalog';
import { type Locale, type LocalisedText, text } from '@anlan/core';
import type { ClauseView } from './catalog-clause-view.ts';
import { block, factLines, joinWords, type Layout } from './catalog-layout.ts';

const labels = {
  kind: text('类别', 'kind'),
  heading: text('章节', 'section'),
  roles: text('对象', 'addressed to'),
  force: text('效力', 'force'),
  activity: text('活动', 'activity'),
  stage: text('阶段', 'stage'),
  title: text('标题', 'title'),
  source: text('来源', 'source'),
  confidence: text('可信度', 'confidence'),
  partial: text('收录', 'held'),
  summary: text('要点', 'What it says'),
  explanation: text('缘由', 'Why it matters'),
  guidance: text('做法', 'What to do'),
  parts: text('可查的要求', 'Checkable obligations'),
  numbers: text('数值', 'Numbers'),
  measures: text('技术应对措施', 'Countermeasures'),
  governance: text('综合治理措施', 'Governance measures'),
  risks: text('应对的风险', 'Risks countered'),
  crosswalk: text('其他版本中的对应', 'Counterparts in other versions'),
  differences: text('中英文差异（以中文为准）', 'Where Chinese and English differ (the Chinese counts)'),
  coverage: text('产品现状', 'In this product'),
} as const;
const ownTitle = text('自拟的短标题', 'a short title of ours');

/** A clause for people to read: facts in two columns, then texts and lists. */
export function clauseText(view: ClauseView, layout: Layout): string {
  const { locale } = layout;
  const say = (value: LocalisedText): string => value[locale];
  const blocks: readonly (readonly [LocalisedText, readonly string[]])[] = [
    [labels.summary, [say(view.summary)]],
    [labels.explanation, [say(view.explanation)]],
    [labels.guidance, [say(view.guidance)]],
    [labels.parts, view.parts.map((part) => partLine(part, locale))],
    [labels.numbers, view.numbers.map((number) => numberLine(number, locale))],
    [labels.measures, view.measures.map((id) => titled(id, locale))],
    [labels.governance, view.governance.map((id) => titled(id, locale))],
    [labels.risks, view.risks.map((id) => titled(id, locale))],
    [labels.crosswalk, view.crosswalk.map((edge) => crosswalkLine(edge, locale))],
    [labels.differences, view.differences.map(say)],
    [labels.coverage, coverageLines(view, locale)],
  ];
  const head = `${view.id}  ${say(view.title)}\n\n${factLines(factsOf(view, locale), layout)}`;
  return head + blocks.map((each) => block(each, layout)).join('');
}

function factsOf(view: ClauseView, locale: Locale): readonly (readonly [LocalisedText, string])[] {
  const { heading, source } = view;
  const partial = catalog.findPack(view.pack)?.status === 'partial';
  return [
    [labels.kind, clauseKindWords[view.kind][locale]],
    [labels.heading, `${heading.id} ${heading.title?.[locale] ?? ''}`],
    [labels.roles, joinWords(addresseeWords, view.roles, locale)],
    [labels.force, forceWords[view.force][locale]],
    [labels.activity, joinWords(activityWords, view.activity, locale)],
    [labels.stage, joinWords(stageWords, view.stage, locale)],
    [labels.title, view.titleSource === 'own' ? ownTitle[locale] : ''],
    [labels.source, source ? `${source.document}  ${source.reference}` : ''],
    [labels.confidence, confidenceWords[view.confidence][locale]],
    [labels.partial, partial ? partialNote(view.pack)[locale] : ''],
  ];
}

function partialNote(pack: string): LocalisedText {
  const command = `anlan catalog show ${pack}`;
  return text(`部分收录，说明见 ${command}`, `in part: ${command} says what is missing`);
}

function partLine({ id, text: words, addressee }: ClausePart, locale: Locale): string {
  const whom = addressee ? joinWords(addresseeWords, addressee, locale) : '';
  const behind = whom && (locale === 'zh' ? `（${whom}）` : ` (${whom})`);
  return `${id}  ${words[locale]}${behind}`;
}

function titled(id: string, locale: Locale): string {
  const title = (catalog.getClause(id) ?? catalog.getHeading(id))?.title[locale];
  return `${id}  ${title ?? ''}`.trimEnd();
}

function numberLine(number: ClauseNumber, locale: Locale): string {
  const sure = confidenceWords[number.confidence][locale];
  const where = locale === 'zh' ? `（${number.source}；${sure}）` : ` (${number.source}; ${sure})`;
  return `${describeAmount(number)[locale]}  ${number.meaning[locale]}${where}`;
}

function crosswalkLine(edge: ClauseView['crosswalk'][number], locale: Locale): string {
  const relation = relationWords[edge.relation][locale];
  const target = edge.to === null ? edge.pack : titled(edge.to, locale);
  return `${relation}  ${target}${edge.note ? `  ${edge.note[locale]}` : ''}`;
}

function coverageLines(view: ClauseView, locale: Locale): readonly string[] {
  if (!view.coverage) return [];
  const { status, by, reason, contributes } = view.coverage;
  const lines = [coverageStatusWords[status][locale], reason?.[locale], contributes?.[locale], ...by];
  return lines.filter((line) => line !== undefined);
}
