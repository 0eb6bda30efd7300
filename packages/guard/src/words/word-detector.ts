import type { Detector, TapeName } from '../detector.ts';
import { SyllableWriter } from '../syllables/syllable-writer.ts';
import { derivedText } from '../tape/derived-text.ts';
import { BREAK } from '../tape/fold.ts';
import { LettersWriter } from '../tape/letters-writer.ts';
import { buildAutomaton } from './automaton-builder.ts';
import { onwardBits, type WordEntry } from './word-entry.ts';
import { type WordForm, type WordIndex, WordScanner } from './word-scanner.ts';
import { variantsOf } from './word-variants.ts';

/** Shorter words in other forms are parts of ordinary words too often. */
const MIN_LETTERS = 5;
const MIN_SYLLABLES = 4;
/** Disguises multiply a list; one of this size is found as it is folded, and with separators. */
const MOST_DISGUISED = 20_000;
const BREAK_UNIT = String.fromCharCode(BREAK);

/** One automaton over any number of words of any classes, in the folded text. */
export function wordDetector(name: string, entries: readonly WordEntry[]): Detector {
  return detectorOf(name, entries, { tape: 'folded', form: { score: 1, advisory: false, maxLeet: 1 } });
}

/**
 * Word lists in all the forms that are looked for: as they are and in the disguises of `variantsOf`, as Latin letters
 * alone, and by their sound.
 */
export function wordDetectors(name: string, entries: readonly WordEntry[]): readonly Detector[] {
  if (entries.length > MOST_DISGUISED) return [wordDetector(name, entries)];
  const lettered = entries.flatMap(letteredEntry);
  const sounded = entries.flatMap(soundedEntry);
  return [
    wordDetector(name, [...entries, ...entries.flatMap(variantsOf)]),
    ...(lettered.length === 0 ? [] : [lettersDetector(name, lettered)]),
    ...(sounded.length === 0 ? [] : [pinyinDetector(name, sounded)]),
  ];
}

function lettersDetector(name: string, entries: readonly WordEntry[]): Detector {
  const form: WordForm = { view: 'letters', score: 0.85, advisory: false, maxLeet: 0.5 };
  return detectorOf(`${name}/letters`, entries, { tape: 'letters', form });
}

function pinyinDetector(name: string, entries: readonly WordEntry[]): Detector {
  const form: WordForm = { view: 'pinyin', score: 0.4, advisory: true, maxLeet: 1 };
  return { ...detectorOf(`${name}/pinyin`, entries, { tape: 'syllables', form }), advisory: true };
}

function letteredEntry(entry: WordEntry): readonly WordEntry[] {
  if (!entry.latin || !entry.bounded) return [];
  const folded = derivedText(entry.folded, (source, tape) => new LettersWriter(source, tape));
  return folded.length < MIN_LETTERS || folded.includes(BREAK_UNIT) ? [] : [{ ...entry, folded }];
}

function soundedEntry(entry: WordEntry): readonly WordEntry[] {
  if (!entry.spaced) return [];
  const folded = derivedText(entry.folded, (source, tape) => new SyllableWriter(source, tape));
  const isWhole = folded.length === entry.folded.length && !folded.includes(BREAK_UNIT);
  return isWhole && folded.length >= MIN_SYLLABLES ? [{ ...entry, folded, spaced: false }] : [];
}

interface Reading {
  readonly tape: TapeName;
  readonly form: WordForm;
}

function detectorOf(name: string, entries: readonly WordEntry[], { tape, form }: Reading): Detector {
  const index: WordIndex = {
    automaton: buildAutomaton(entries.map((entry) => ({ units: entry.folded, onward: onwardBits(entry) }))),
    entries,
    spacedLengths: Uint8Array.from(entries, (entry) => (entry.spaced ? entry.folded.length : 0)),
    form,
  };
  return {
    name,
    classes: [...new Set(entries.map((entry) => entry.class))],
    tape,
    open: (context) => new WordScanner(index, context),
  };
}
