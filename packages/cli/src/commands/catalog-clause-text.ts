import {
  activityWords,
  addresseeWords,
  type ClauseNumber,
  catalog,
  clauseKindWords,
  confidenceWords,
  coverageStatusWords,
  describeAmount,
  forceWords,
  relationWords,
  stageWords,
} from '@anlan/catalog';
import type { Locale, LocalisedText } from '@anlan/core';
import { text } from '@anlan/core';
import { displayWidth } from '../table.ts';
import type { ClauseView } from './catalog-show.ts';

const labels = {
  kind: text('类别', 'kind'),
  heading: text('章节', 'section'),
  roles: text('对象', 'addressed to'),
  force: text('效力', 'force'),
  activity: text('活动', 'activity'),
  stage: text('阶段', 'stage'),
  summary: text('要点', 'what it says'),
  explanation: text('缘由', 'why'),
  guidance: text('做法', 'what to do'),
  parts: text('可查的要求', 'obligations'),
  numbers: text('数值', 'numbers'),
  measures: text('技术应对措施', 'countermeasures'),
  governance: text('综合治理措施', 'governance measures'),
  risks: text('应对的风险', 'risks countered'),
  crosswalk: text('对应条款', 'counterparts'),
  differences: text('中英文差异', 'Chinese and English differ'),
  coverage: text('产品现状', 'in this product'),
  source: text('来源', 'source'),
} as const;

/** A clause for people to read: facts in two columns, then texts and lists. */
export function clauseText(view: ClauseView, locale: Locale): string {
  const say = (value: LocalisedText): string => value[locale];
  const words = <Word extends string>(table: Readonly<Record<Word, LocalisedText>>, list: readonly Word[]): string =>
    list.map((word) => say(table[word])).join(locale === 'zh' ? '、' : ', ');
  const facts: readonly (readonly [LocalisedText, string])[] = [
    [labels.kind, say(clauseKindWords[view.kind])],
    [labels.heading, `${view.heading.id} ${view.heading.title ? say(view.heading.title) : ''}`],
    [labels.roles, words(addresseeWords, view.roles)],
    [labels.force, say(forceWords[view.force])],
    [labels.activity, words(activityWords, view.activity)],
    [labels.stage, words(stageWords, view.stage)],
    [labels.source, sourceLine(view, locale)],
  ];
  const blocks: readonly (readonly [LocalisedText, readonly string[]])[] = [
    [labels.summary, [say(view.summary)]],
    [labels.explanation, [say(view.explanation)]],
    [labels.guidance, [say(view.guidance)]],
    [labels.parts, view.parts.map((part) => `${part.id}  ${say(part.text)}`)],
    [labels.numbers, view.numbers.map((number) => numberLine(number, locale))],
    [labels.measures, view.measures.map((id) => titled(id, locale))],
    [labels.governance, view.governance.map((id) => titled(id, locale))],
    [labels.risks, view.risks.map((id) => titled(id, locale))],
    [labels.crosswalk, view.crosswalk.map((edge) => crosswalkLine(edge, locale))],
    [labels.differences, view.differences.map(say)],
    [labels.coverage, coverageLines(view, locale)],
  ];
  return `${view.id}  ${say(view.title)}\n\n${factLines(facts, locale)}${blocks.map((block) => blockText(block, locale)).join('')}`;
}

function factLines(facts: readonly (readonly [LocalisedText, string])[], locale: Locale): string {
  const shown = facts.filter(([, value]) => value.trim() !== '');
  const width = Math.max(...shown.map(([label]) => displayWidth(label[locale])));
  return shown
    .map(([label, value]) => `${label[locale]}${' '.repeat(width - displayWidth(label[locale]))}  ${value}\n`)
    .join('');
}

function blockText([label, lines]: readonly [LocalisedText, readonly string[]], locale: Locale): string {
  if (lines.length === 0) return '';
  return `\n${label[locale]}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function titled(id: string, locale: Locale): string {
  const title = (catalog.getClause(id) ?? catalog.getHeading(id))?.title[locale];
  return `${id}  ${title ?? ''}`.trimEnd();
}

function numberLine(number: ClauseNumber, locale: Locale): string {
  const sure = confidenceWords[number.confidence][locale];
  return `${describeAmount(number)[locale]}  ${number.meaning[locale]}  (${number.source}; ${sure})`;
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

function sourceLine(view: ClauseView, locale: Locale): string {
  const sure = confidenceWords[view.confidence][locale];
  return view.source ? `${view.source.document}  ${view.source.reference}  (${sure})` : sure;
}
