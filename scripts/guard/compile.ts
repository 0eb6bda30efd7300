import { FeatureReader } from '../../packages/guard/src/classifier/features.ts';
import { isLatin, letterOf, SKIPPED } from '../../packages/guard/src/classifier/letters.ts';
import { endsSentence, SentenceWindows } from '../../packages/guard/src/classifier/sentence-windows.ts';
import { WINDOW } from '../../packages/guard/src/classifier/window-scorer.ts';
import { foldText } from '../../packages/guard/src/tape/fold-text.ts';

/** A text as the trainer reads it: slots of all its features, and up to where they reach after each symbol. */
export interface Compiled {
  readonly slots: Int32Array;
  readonly ends: Int32Array;
  /** Hanzi against Latin letters after each symbol, as the window scorer counts them. */
  readonly balances: Int32Array;
  /** Sentences, alone and in pairs, in symbols. */
  readonly sentences: readonly Range[];
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

const LETTERS_PER_HANZI = 3;
/** Longer texts are read up to here: the rest adds memory and no kind of text that the head does not show. */
const MAX_SYMBOLS = 3000;

export function compile(text: string): Compiled {
  const folded = foldText(text).slice(0, MAX_SYMBOLS);
  const reader = new FeatureReader();
  const slots: number[] = [];
  const ends = new Int32Array(folded.length + 1);
  const balances = new Int32Array(folded.length + 1);
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i);
    reader.take(unit);
    for (let j = 0; j < reader.count; j++) slots.push(reader.slots[j] ?? 0);
    ends[i + 1] = slots.length;
    balances[i + 1] = (balances[i] ?? 0) + weightOf(unit);
  }
  reader.finish();
  for (let j = 0; j < reader.count; j++) slots.push(reader.slots[j] ?? 0);
  ends[folded.length] = slots.length;
  return { slots: Int32Array.from(slots), ends, balances, sentences: sentencesOf(folded) };
}

function sentencesOf(folded: string): readonly Range[] {
  const windows = new SentenceWindows(WINDOW);
  const ranges: Range[] = [];
  for (let to = 1; to <= folded.length; to++) {
    if (to < folded.length && !endsSentence(folded.charCodeAt(to - 1))) continue;
    windows.end(to);
    for (const size of windows.sizes) ranges.push({ from: to - size, to });
  }
  return ranges;
}

function weightOf(unit: number): number {
  const letter = letterOf(unit);
  if (letter === SKIPPED) return 0;
  return isLatin(letter) ? -1 : LETTERS_PER_HANZI;
}
