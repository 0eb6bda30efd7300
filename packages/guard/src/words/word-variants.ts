import { MAX_WORD_UNITS } from './automaton-builder.ts';
import { splitForms } from './split-hanzi.ts';
import type { WordEntry } from './word-entry.ts';

/** Shorter words make variants that stand in ordinary text. */
const MIN_HANZI = 4;
const MIN_LATIN = 8;

/**
 * A word in the disguises that are put into the dictionary, since that costs texts nothing: hanzi in their parts, the
 * whole from back to front, Latin letters moved by thirteen places.
 */
export function variantsOf(entry: WordEntry): readonly WordEntry[] {
  return [...splitVariants(entry), ...reversedVariant(entry), ...rot13Variant(entry)].filter(
    ({ folded }) => folded.length <= MAX_WORD_UNITS,
  );
}

function splitVariants(entry: WordEntry): readonly WordEntry[] {
  if (!entry.spaced) return [];
  return splitForms(entry.folded).map((folded) => ({ ...entry, folded, view: 'split' as const }));
}

function reversedVariant(entry: WordEntry): readonly WordEntry[] {
  const folded = reverse(entry.folded);
  const isLong = entry.folded.length >= (entry.bounded ? MIN_LATIN : MIN_HANZI);
  return isLong && folded !== entry.folded ? [{ ...entry, folded, view: 'reversed' }] : [];
}

function rot13Variant(entry: WordEntry): readonly WordEntry[] {
  if (!entry.bounded || entry.folded.length < MIN_LATIN) return [];
  return [{ ...entry, folded: rot13(entry.folded), view: 'rot13' }];
}

/** From back to front, code point by code point. */
export function reverse(text: string): string {
  return Array.from(text).reverse().join('');
}

/** Letters moved by thirteen places: its own inverse. */
export function rot13(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 0x61 + 13) % 26) + 0x61));
}
