import type { Locale, LocalisedText } from '@anlan/core';
import { localise } from '@anlan/core';
import { useMemo } from 'react';
import { createFormat, type Format } from '../format/format.ts';
import { usePreferences } from './use-preferences.ts';

const formats: Readonly<Record<Locale, Format>> = { zh: createFormat('zh'), en: createFormat('en') };

/** Numbers and times in the language of the person. */
export function useFormat(): Format {
  return formats[usePreferences().locale];
}

/** Picks the person's language out of catalogue texts. */
export function useLocalise(): (text: LocalisedText) => string {
  const { locale } = usePreferences();
  return useMemo(() => (text: LocalisedText) => localise(text, locale), [locale]);
}
