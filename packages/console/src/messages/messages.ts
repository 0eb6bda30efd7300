import type { Locale } from '@anlan/core';
import type { ConfigProviderProps } from 'antd';
import { consoleError } from '../api/errors.ts';
import { usePreferences } from '../state/use-preferences.ts';
import type { Messages } from './zh.ts';

export type { Messages } from './zh.ts';

/** One language: our words, and those of Ant Design. */
interface Language {
  readonly messages: Messages;
  readonly antDesign: NonNullable<ConfigProviderProps['locale']>;
}

const sources: Readonly<Record<Locale, () => Promise<Language>>> = {
  zh: async () => {
    const [{ zh }, { default: antDesign }] = await Promise.all([import('./zh.ts'), import('antd/locale/zh_CN')]);
    return { messages: zh, antDesign };
  },
  en: async () => {
    const [{ en }, { default: antDesign }] = await Promise.all([import('./en.ts'), import('antd/locale/en_GB')]);
    return { messages: en, antDesign };
  },
};

const loaded = new Map<Locale, Language>();

/** Fetches a language; before this it can be neither shown nor switched to. */
export async function loadLanguage(locale: Locale): Promise<void> {
  if (!loaded.has(locale)) loaded.set(locale, await sources[locale]());
}

/** The language that the person reads. */
export function useLanguage(): Language {
  const { locale } = usePreferences();
  const language = loaded.get(locale);
  if (!language) throw consoleError('context_missing', `the language ${locale} was not loaded`);
  return language;
}

/** The words of the console in the language that the person reads. */
export function useMessages(): Messages {
  return useLanguage().messages;
}

/** A word of a table that also holds codes of the server; one that the table does not know yet is shown as the code. */
export function wordOf(table: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? code) : code;
}
