import type { Locale, LocalisedText } from '@anlan/core';
import { formatRows, wrapText } from '../table.ts';

/** How a text is laid out: in which language, and how wide where it goes to a terminal. */
export interface Layout {
  readonly locale: Locale;
  readonly width: number | undefined;
}

const INDENT = '  ';

/** Label and value in two columns; facts without a value are left out. */
export function factLines(facts: readonly (readonly [LocalisedText, string])[], { locale, width }: Layout): string {
  const rows = facts.filter(([, value]) => value.trim() !== '').map(([label, value]) => [label[locale], value.trim()]);
  return formatRows(rows, width);
}

/** A label with lines below it; nothing where there are no lines. */
export function block([label, lines]: readonly [LocalisedText, readonly string[]], layout: Layout): string {
  if (lines.length === 0) return '';
  return `\n${label[layout.locale]}\n${lines.map((line) => indented(line, layout.width)).join('')}`;
}

/** A text two columns in, wrapped where it goes to a terminal. */
export function indented(text: string, width: number | undefined): string {
  if (text === '') return '';
  const lines = width === undefined ? [text] : wrapText(text, width - INDENT.length);
  return lines.map((line) => `${INDENT}${line}\n`).join('');
}

/** The words for a list of codes, in the way of the language. */
export function joinWords<Word extends string>(
  table: Readonly<Record<Word, LocalisedText>>,
  list: readonly Word[],
  locale: Locale,
): string {
  return list.map((word) => table[word][locale]).join(locale === 'zh' ? '、' : ', ');
}
