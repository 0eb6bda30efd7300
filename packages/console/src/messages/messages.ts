import type { Locale } from '@anlan/core';
import { usePreferences } from '../state/use-preferences.ts';
import { en } from './en.ts';
import { type Messages, zh } from './zh.ts';

export type { Messages } from './zh.ts';

const languages: Readonly<Record<Locale, Messages>> = { zh, en };

export function messagesOf(locale: Locale): Messages {
  return languages[locale];
}

/** The words of the console in the language that the person reads. */
export function useMessages(): Messages {
  return messagesOf(usePreferences().locale);
}

/** A word of a table that also holds codes of the server; one that the table does not know yet is shown as the code. */
export function wordOf(table: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? code) : code;
}
