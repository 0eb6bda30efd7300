import type { ClauseId } from '@anlan/core';
import type { Action } from './action.ts';
import type { FindingClass } from './finding-class.ts';

/** Which way the content goes, seen from the model. */
export const directions = ['input', 'output'] as const;
export type Direction = (typeof directions)[number];

/**
 * In which form of the text the finding stood, each a step further from what was written:
 * - `raw` as written, letter case aside; `folded` after width, shapes, diacritics and hidden characters were evened out;
 * - `simplified` traditional hanzi read as simplified; `confusable` letters of other scripts read as the Latin ones
 *   that they look like; `unescaped` `%41`, `&#65;` or `\u0041` read as what they stand for;
 * - `spaced` separators between the characters left out; `letters` Latin letters alone, digits read as letters and
 *   repeats as one; `numeral` Chinese numerals read as digits;
 * - `split` hanzi written as their parts; `reversed`; `rot13`;
 * - `base64`, `hex`, `hidden` (characters without a glyph that carry text) decoded;
 * - `pinyin` by sound: a hint only, never acted upon.
 */
export const views = [
  'raw',
  'folded',
  'simplified',
  'confusable',
  'unescaped',
  'spaced',
  'letters',
  'numeral',
  'split',
  'reversed',
  'rot13',
  'base64',
  'hex',
  'hidden',
  'pinyin',
] as const;
export type View = (typeof views)[number];

/** One thing that a detector found. It names places, never the matched text: verdicts go into records and logs. */
export interface Finding {
  readonly class: FindingClass;
  /** Which detector, and which of its rules or words: `words/prohibited_content.fraud.7`, `rules/zh-ignore-previous`. */
  readonly detector: string;
  readonly view: View;
  /** 0 to 1: how sure the detector is. Not a probability. */
  readonly score: number;
  /** UTF-16 offsets in the original text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** What the policy says about this class in this direction. */
  readonly action: Action;
  readonly clauses: readonly ClauseId[];
}

/** Why a text was stopped without a finding that says so. */
export type StopReason =
  /** A detector threw. The effect is what the policy's `onFailure` says: `block` unless written otherwise. */
  | 'stage_failed'
  /** The text is over `maxLength`, or a candidate stayed undecided over `maxHold` (hidden characters without end). */
  | 'buffer_exceeded';

/** What the guard says about a whole text. */
export interface Verdict {
  /** The most severe action that the policy asks for. */
  readonly decision: Action;
  /** What is really done: the decision, or `allow` in a dry run. */
  readonly effect: Action;
  readonly findings: readonly Finding[];
  /** Findings beyond `maxFindings` that are not listed; they counted for decision and redaction. */
  readonly omitted: number;
  /** What may be released; empty where the effect is `replace`, `review` or `block`. */
  readonly text: string;
  readonly reason?: StopReason;
}

/** What one channel of a stream may do after a piece was taken in. */
export interface StreamStep {
  readonly channel: string;
  /** What may be sent on now, in order; never ends within a surrogate pair before the end of the channel. */
  readonly release: string;
  /** Findings that became certain in this step, by `start`. */
  readonly findings: readonly Finding[];
  /** `stopped`: nothing more of this channel is ever released, and further pieces are ignored. */
  readonly state: 'open' | 'stopped';
  /** Findings of the channel so far beyond `maxFindings`. */
  readonly omitted: number;
  /** Of the channel so far, as in a verdict. */
  readonly decision: Action;
  readonly effect: Action;
  readonly reason?: StopReason;
}
