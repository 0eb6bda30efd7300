import { carriersEn, extractionEn, framesEn, injectionEn, overridesEn } from './attacks-en.ts';
import { harmlessEn, threatsEn } from './harmless-en.ts';
import type { PhraseBook } from './phrase-book.ts';
import { slotsEn } from './slots-en.ts';

export const bookEn: PhraseBook = {
  language: 'en',
  slots: { ...slotsEn, threat: threatsEn },
  injection: injectionEn,
  extraction: extractionEn,
  frames: framesEn,
  overrides: overridesEn,
  carriers: carriersEn,
  harmless: harmlessEn,
};
