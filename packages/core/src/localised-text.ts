export const locales = ['zh', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Text for people: always both languages. */
export type LocalisedText = Readonly<Record<Locale, string>>;

export function text(zh: string, en: string): LocalisedText {
  return { zh, en };
}

export function localise(value: LocalisedText, locale: Locale): string {
  return value[locale];
}

/**
 * Picks the first known language of an `Accept-Language` or `LANG` style value (weights are not read: browsers write
 * the preferred one first); Chinese where nothing is said, since the instruments that the product carries out are
 * Chinese ones.
 */
export function matchLocale(preference: string | undefined): Locale {
  for (const part of (preference ?? '').slice(0, 200).split(',')) {
    const tag = part.trim().toLowerCase();
    if (tag.startsWith('zh')) return 'zh';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh';
}
