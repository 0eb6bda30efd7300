import type { Lint } from './lint.ts';
import { localisedTexts } from './localised-texts.ts';

export const oneParagraph: Lint = {
  name: 'one-paragraph',
  description: 'No text has a line break, so that it fits a table cell, a terminal line and an OSCAL property.',
  *check(data) {
    for (const { where, field, text } of localisedTexts(data)) {
      for (const locale of ['zh', 'en'] as const) {
        if (/[\r\n\t]/.test(text[locale])) yield { where, message: `${field}.${locale} has a line break or a tab` };
      }
    }
  },
};
