import type { OscalControl, OscalPart } from './document.ts';
import { unescapeMarkup } from './markup.ts';
import { localisedProse, type MaybeLocalised, own, ownAll, ownLocalised, partsNamed } from './read-props.ts';

/**
 * A control as a clause of the authoring form, unchecked: the strict schema decides afterwards whether everything is
 * there, so that a foreign catalog is refused with a list of what it lacks.
 */
export function importControl(control: OscalControl, heading: string | undefined): unknown {
  const { props, parts } = control;
  return {
    id: numberOf(own(props, 'clause-id')),
    kind: control.class,
    heading,
    title: ownLocalised(props, 'title'),
    titleSource: own(props, 'title-source'),
    summary: localisedProse(parts, 'statement'),
    explanation: localisedProse(parts, 'explanation'),
    guidance: localisedProse(parts, 'guidance'),
    addressee: ownAll(props, 'addressee'),
    force: own(props, 'force'),
    activity: ownAll(props, 'activity'),
    stage: ownAll(props, 'stage'),
    parts: obligations(parts),
    numbers: partsNamed(parts, 'number').map(number),
    differences: partsNamed(parts, 'edition-difference').map((part) => localisedProse(part.parts, 'meaning')),
    confidence: own(props, 'confidence'),
  };
}

/** The note on where the two editions of the risk table differ. */
export function importTableDifference(control: OscalControl): MaybeLocalised | undefined {
  const [part] = partsNamed(control.parts, 'table-difference');
  return part && localisedProse(part.parts, 'meaning');
}

export function numberOf(clauseId: string | undefined): string | undefined {
  return clauseId?.slice(clauseId.indexOf('/') + 1);
}

/** Obligations are items below the statement of each language, paired by their label. */
function obligations(parts: readonly OscalPart[]): readonly unknown[] {
  const items = (locale: string): readonly OscalPart[] => {
    const statement = partsNamed(parts, 'statement').find((part) => own(part.props, 'language') === locale);
    return partsNamed(statement?.parts, 'item');
  };
  const prose = (item: OscalPart): string => unescapeMarkup(item.prose ?? '');
  const english = new Map(items('en').map((item) => [label(item), prose(item)]));
  return items('zh').map((item) => {
    const addressee = ownAll(item.props ?? [], 'addressee');
    const text = { zh: prose(item), en: english.get(label(item)) };
    return { id: label(item), text, ...(addressee.length > 0 && { addressee }) };
  });
}

function label(part: OscalPart): string | undefined {
  return part.props?.find((prop) => prop.name === 'label')?.value;
}

function number(part: OscalPart): unknown {
  const value = own(part.props, 'value');
  return {
    name: own(part.props, 'name'),
    value: value === undefined ? undefined : Number(value),
    unit: own(part.props, 'unit'),
    comparator: own(part.props, 'comparator'),
    confidence: own(part.props, 'confidence'),
    source: own(part.props, 'source'),
    meaning: localisedProse(part.parts, 'meaning'),
  };
}
