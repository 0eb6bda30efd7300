import { NAMESPACE, type OscalPart, type OscalProp } from './document.ts';
import { unescapeMarkup } from './markup.ts';

/** The value of a property under our namespace; undefined where there is none. */
export function own(props: readonly OscalProp[] | undefined, name: string): string | undefined {
  return props?.find((prop) => prop.ns === NAMESPACE && prop.name === name)?.value;
}

export function ownAll(props: readonly OscalProp[], name: string): readonly string[] {
  return props.filter((prop) => prop.ns === NAMESPACE && prop.name === name).map((prop) => prop.value);
}

/** Possibly incomplete: the schema of the authoring form judges what is missing. */
export interface MaybeLocalised {
  readonly zh: string | undefined;
  readonly en: string | undefined;
}

export function ownLocalised(props: readonly OscalProp[], name: string): MaybeLocalised {
  return { zh: own(props, `${name}-zh`), en: own(props, `${name}-en`) };
}

/** Texts of one name that occurs any number of times, in their order. */
export function ownAllLocalised(props: readonly OscalProp[], name: string): readonly MaybeLocalised[] {
  const english = ownAll(props, `${name}-en`);
  return ownAll(props, `${name}-zh`).map((zh, index) => ({ zh, en: english[index] }));
}

/** Parts of one name, in their order; with a namespace only where the name is ours. */
export function partsNamed(parts: readonly OscalPart[] | undefined, name: string): readonly OscalPart[] {
  return (parts ?? []).filter((part) => part.name === name);
}

/** The text of the two parts that carry one text in two languages. */
export function localisedProse(parts: readonly OscalPart[] | undefined, name: string): MaybeLocalised {
  const prose = (locale: string): string | undefined => {
    const found = partsNamed(parts, name).find((part) => own(part.props, 'language') === locale)?.prose;
    return found === undefined ? undefined : unescapeMarkup(found);
  };
  return { zh: prose('zh'), en: prose('en') };
}
