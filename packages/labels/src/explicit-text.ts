import { MAX_LABEL_LENGTH, saysAiGenerated } from './wording.ts';

/** Where a label stands in a text: article 4(1) of the Measures allows start, end and suitable places between. */
export type LabelPosition = 'start' | 'end';

/**
 * Writes the explicit label at the start or end of a text, on a line of its own and a blank line apart. A text that has
 * exactly this label there already is left as it is.
 */
export function appendExplicitLabel(text: string, label: string, position: LabelPosition): string {
  if (labelLine(text, position) === label) return text;
  if (text === '') return label;
  return position === 'start' ? `${label}\n\n${text}` : text + labelTail(text, label);
}

/** What is to follow a text so that the label stands at its end: for streams, whose text has left already. */
export function labelTail(textBefore: string, label: string): string {
  if (/\n\r?\n$/.test(textBefore)) return label;
  return textBefore.endsWith('\n') ? `\n${label}` : `\n\n${label}`;
}

/**
 * Where a text bears an explicit label, found by its elements on the last or first line; undefined where it has none.
 * The elements are all that the standard prescribes, so a short heading that speaks of generation by AI counts too; a
 * question does not. A label within the text is not looked for.
 */
export function findExplicitLabel(text: string): LabelPosition | undefined {
  if (isLabel(labelLine(text, 'end'))) return 'end';
  return isLabel(labelLine(text, 'start')) ? 'start' : undefined;
}

/** Whether a text bears an explicit label at its start or end, in whatever words. */
export function hasExplicitLabel(text: string): boolean {
  return findExplicitLabel(text) !== undefined;
}

/** The first or last line, without white space around it. Reads no more of the text than that line. */
function labelLine(text: string, position: LabelPosition): string {
  const trimmed = position === 'start' ? text.trimStart() : text.trimEnd();
  if (position === 'end') return trimmed.slice(trimmed.lastIndexOf('\n') + 1).trim();
  const end = trimmed.indexOf('\n');
  return (end === -1 ? trimmed : trimmed.slice(0, end)).trim();
}

function isLabel(line: string): boolean {
  return line.length <= MAX_LABEL_LENGTH && !/[?？]$/.test(line) && saysAiGenerated(line);
}
