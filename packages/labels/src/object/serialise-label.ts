import { type AigcLabel, labelKeys } from './label.ts';

/** `bare` is the seven-member object; `wrapped` puts it into an object with the one member `AIGC`. Never mixed. */
export type LabelForm = 'bare' | 'wrapped';

/**
 * The JSON text of a label: compact, members in the order of annex E, byte for byte the same for the same label. Labels
 * that others wrote and that are passed on keep their values, whatever these hold.
 */
export function serialiseLabel(label: AigcLabel, form: LabelForm): string {
  const bare = `{${labelKeys.map((key) => `"${key}":${JSON.stringify(label[key])}`).join(',')}}`;
  return form === 'bare' ? bare : `{"AIGC":${bare}}`;
}
