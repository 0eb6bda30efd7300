import { carriersZh, extractionZh, framesZh, injectionZh, overridesZh } from './attacks-zh.ts';
import { harmlessZh, threatsZh } from './harmless-zh.ts';
import type { PhraseBook } from './phrase-book.ts';
import { slotsZh } from './slots-zh.ts';

export const bookZh: PhraseBook = {
  language: 'zh',
  slots: { ...slotsZh, threat: threatsZh },
  injection: injectionZh,
  extraction: extractionZh,
  frames: framesZh,
  overrides: overridesZh,
  carriers: carriersZh,
  harmless: harmlessZh,
};
