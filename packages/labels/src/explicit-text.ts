import { saysAiGenerated } from './wording.ts';

/** Where a label stands in a text: article 4(1) of the Measures allows start, end and suitable places between. */
export type LabelPosition = 'start' | 'end';

/** Longer lines are prose that speaks of AI, not a label. */
const MAX_LABEL_LINE = 60;

/**
 * Writes the explicit label at the start or end of a text, on a line of its own. A text that has exactly this label
 * there already is left as it is.
 */
export function appendExplicitLabel(text: string, label: string, position: LabelPosition): string {
  if (position === 'start') return text.startsWith(label) ? text : `${label}\n\n${text}`;
  return text.trimEnd().endsWith(`\n${label}`) || text.trim() === label ? text : text + labelTail(text, label);
}

/** What is to follow a text so that the label stands at its end: for streams, whose text has left already. */
export function labelTail(textBefore: string, label: string): string {
  return `${textBefore.endsWith('\n') ? '\n' : '\n\n'}${label}`;
}

/** Where a text bears an explicit label, found by its elements on the first or last line; undefined where it has none. */
export function findExplicitLabel(text: string): LabelPosition | undefined {
  const lines = text.trim().split('\n');
  const isLabel = (line: string | undefined): boolean =>
    line !== undefined && line.trim().length <= MAX_LABEL_LINE && saysAiGenerated(line);
  if (isLabel(lines.at(-1))) return 'end';
  return isLabel(lines[0]) ? 'start' : undefined;
}
