import type { LocalisedText } from '@anlan/core';
import { NAMESPACE, type OscalPart, type OscalProp } from './document.ts';
import { escapeMarkup } from './markup.ts';

/** A property under our namespace. */
export function ownProp(name: string, value: string): OscalProp {
  return { name, ns: NAMESPACE, value };
}

/** One property for each value of a list. */
export function ownProps(name: string, values: readonly string[]): readonly OscalProp[] {
  return values.map((value) => ownProp(name, value));
}

/** `title-zh`, `title-en`: OSCAL has one title and no languages. */
export function localisedProps(name: string, text: LocalisedText): readonly OscalProp[] {
  return [ownProp(`${name}-zh`, text.zh), ownProp(`${name}-en`, text.en)];
}

export type PartShape = Omit<OscalPart, 'prose'>;

/** The same part twice, once in each language, told apart by a property. */
export function localisedParts(
  text: LocalisedText,
  shape: (locale: 'zh' | 'en') => PartShape,
): readonly [OscalPart, OscalPart] {
  const part = (locale: 'zh' | 'en'): OscalPart => {
    const { props = [], parts, ...head } = shape(locale);
    return {
      ...head,
      props: [ownProp('language', locale), ...props],
      prose: escapeMarkup(text[locale]),
      ...(parts && parts.length > 0 && { parts }),
    };
  };
  return [part('zh'), part('en')];
}
