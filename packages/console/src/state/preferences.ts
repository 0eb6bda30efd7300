import { type Locale, locales, matchLocale } from '@anlan/core';
import { createStore, type Store } from './store.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** What a person chose for this browser; nothing else is kept there. */
export interface Preferences {
  readonly locale: Locale;
  readonly theme: ThemeChoice;
  /** The five steps for the first day were put away. */
  readonly startHidden: boolean;
}

const STORAGE_KEY = 'anlan.preferences';

/** Reads preferences from text that anything in the browser may have written; what does not fit is left out. */
export function parsePreferences(stored: string | null, browserLanguages: readonly string[]): Preferences {
  const found = parseObject(stored);
  const locale = locales.find((known) => known === found.locale) ?? matchLocale(browserLanguages.join(','));
  const theme = themeChoices.find((known) => known === found.theme) ?? 'system';
  return { locale, theme, startHidden: found.startHidden === true };
}

export const preferences: Store<Preferences> = createStore(
  parsePreferences(readStorage(), typeof navigator === 'undefined' ? [] : navigator.languages),
);

preferences.subscribe(() => {
  writeStorage(JSON.stringify(preferences.get()));
});

function parseObject(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Storage is refused in some private modes; preferences then last as long as the page. */
function readStorage(): string | null {
  try {
    return globalThis.localStorage?.getItem(STORAGE_KEY) ?? null;
  } catch {
    return null;
  }
}

function writeStorage(value: string): void {
  try {
    globalThis.localStorage?.setItem(STORAGE_KEY, value);
  } catch {
    // Refused: the choice still holds in this page.
  }
}
