import type { Clause, ClauseNumber, RiskRow } from '../types.ts';
import { NAMESPACE, type OscalControl, type OscalLink, type OscalPart } from './document.ts';
import { escapeMarkup } from './markup.ts';
import { localisedParts, localisedProps, ownProp, ownProps } from './props.ts';
import { controlToken } from './tokens.ts';

/** A clause as a control; the row of the risk table where it is a risk. */
export function exportControl(clause: Clause, row: RiskRow | undefined): OscalControl {
  const links = row ? rowLinks(row) : [];
  return {
    id: controlToken(clause.number),
    class: clause.kind,
    title: escapeMarkup(clause.title.zh),
    props: [
      { name: 'label', value: clause.number },
      ownProp('clause-id', clause.id),
      ...localisedProps('title', clause.title),
      ownProp('title-source', clause.titleSource),
      ...ownProps('addressee', clause.addressee),
      ownProp('force', clause.force),
      ...ownProps('activity', clause.activity),
      ...ownProps('stage', clause.stage),
      ownProp('confidence', clause.confidence),
    ],
    ...(links.length > 0 && { links }),
    parts: [...texts(clause), ...numbers(clause), ...differences(clause), ...tableDifference(row)],
  };
}

function texts(clause: Clause): readonly OscalPart[] {
  const statement = (locale: 'zh' | 'en'): string => `${controlToken(clause.number)}_smt.${locale}`;
  return [
    ...localisedParts(clause.summary, (locale) => ({
      id: statement(locale),
      name: 'statement',
      parts: clause.parts.map((part) => ({
        id: `${statement(locale)}.${part.id.replace('/', '.')}`,
        name: 'item',
        props: [{ name: 'label', value: part.id }, ...ownProps('addressee', part.addressee ?? [])],
        prose: escapeMarkup(part.text[locale]),
      })),
    })),
    ...localisedParts(clause.explanation, () => ({ name: 'explanation', ns: NAMESPACE })),
    ...localisedParts(clause.guidance, () => ({ name: 'guidance' })),
  ];
}

function numbers(clause: Clause): readonly OscalPart[] {
  return clause.numbers.map((number: ClauseNumber) => ({
    name: 'number',
    ns: NAMESPACE,
    props: [
      ownProp('name', number.name),
      ownProp('value', String(number.value)),
      ownProp('unit', number.unit),
      ownProp('comparator', number.comparator),
      ownProp('confidence', number.confidence),
      ownProp('source', number.source),
    ],
    parts: localisedParts(number.meaning, () => ({ name: 'meaning', ns: NAMESPACE })),
  }));
}

function differences(clause: Clause): readonly OscalPart[] {
  return clause.differences.map((difference) => ({
    name: 'edition-difference',
    ns: NAMESPACE,
    parts: localisedParts(difference, () => ({ name: 'meaning', ns: NAMESPACE })),
  }));
}

function tableDifference(row: RiskRow | undefined): readonly OscalPart[] {
  if (!row?.difference) return [];
  const parts = localisedParts(row.difference, () => ({ name: 'meaning', ns: NAMESPACE }));
  return [{ name: 'table-difference', ns: NAMESPACE, parts }];
}

/** The Chinese table counts; what the English one names stands beside it under its own relation. */
function rowLinks(row: RiskRow): readonly OscalLink[] {
  const link = (rel: string, id: string): OscalLink => ({
    href: `#${controlToken(id.slice(id.indexOf('/') + 1))}`,
    rel,
  });
  return [
    ...row.measures.map((id) => link('countered-by', id)),
    ...(row.english ?? []).map((id) => link('countered-by-in-english-edition', id)),
  ];
}
