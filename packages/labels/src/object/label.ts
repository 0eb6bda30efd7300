import { labelError } from '../errors.ts';
import { hasOnlyLabelCharacters } from './characters.ts';

/** The seven members in the order that annex E c) to i) fixes; signatures cover the first three in this order. */
export const labelKeys = [
  'Label',
  'ContentProducer',
  'ProduceID',
  'ReservedCode1',
  'ContentPropagator',
  'PropagateID',
  'ReservedCode2',
] as const;
export type LabelKey = (typeof labelKeys)[number];

/** The label object as it stands in files: seven members, all strings. */
export type AigcLabel = Readonly<Record<LabelKey, string>>;

/** What the value of `Label` says: 1 属于, 2 可能, 3 疑似 (annex E c); the words are those of art. 6 of the Measures. */
export const labelValues = { is: '1', may: '2', suspected: '3' } as const;
export type LabelMeaning = keyof typeof labelValues;

const meanings: Readonly<Record<string, LabelMeaning>> = { '1': 'is', '2': 'may', '3': 'suspected' };

/** What a value of `Label` says; undefined for any other value, which real products do write. */
export function labelMeaning(value: string | undefined): LabelMeaning | undefined {
  return value !== undefined && Object.hasOwn(meanings, value) ? meanings[value] : undefined;
}

export interface LabelContents {
  readonly meaning: LabelMeaning;
  /** Name or code of the generating provider. Names with other than ASCII characters do not fit: use the code. */
  readonly producer: string;
  /** The producer's own id of this content. */
  readonly contentId: string;
  /** Security protection of the producer, e.g. a signature; empty where there is none. */
  readonly reservedCode1?: string;
  /** Default: the producer and its id, as note 1 of annex E says for the first writing. */
  readonly propagator?: string;
  readonly propagateId?: string;
  readonly reservedCode2?: string;
}

/**
 * A label that may be written. Throws `label_value_invalid` where art. 5 of the Measures requires an element that is
 * empty, or where annex E j) does not allow a character.
 */
export function createLabel(contents: LabelContents): AigcLabel {
  const label: AigcLabel = {
    Label: labelValues[contents.meaning],
    ContentProducer: contents.producer,
    ProduceID: contents.contentId,
    ReservedCode1: contents.reservedCode1 ?? '',
    ContentPropagator: contents.propagator ?? contents.producer,
    PropagateID: contents.propagateId ?? contents.contentId,
    ReservedCode2: contents.reservedCode2 ?? '',
  };
  assertWritable(label);
  return label;
}

/** Throws `label_value_invalid` for a label that must not be written. */
export function assertWritable(label: AigcLabel): void {
  for (const key of ['ContentProducer', 'ProduceID'] as const) {
    if (label[key] === '') throw labelError('label_value_invalid', `${key} is empty`, { key, reason: 'empty' });
  }
  if (labelMeaning(label.Label) === undefined) {
    throw labelError('label_value_invalid', 'Label is not 1, 2 or 3', { key: 'Label', reason: 'value' });
  }
  for (const key of labelKeys) {
    if (hasOnlyLabelCharacters(label[key])) continue;
    throw labelError('label_value_invalid', `${key} has characters that are not allowed`, {
      key,
      reason: 'characters',
    });
  }
}
