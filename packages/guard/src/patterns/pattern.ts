import type { TapeName } from '../detector.ts';
import type { FindingClass } from '../finding-class.ts';
import type { View } from '../verdict.ts';
import type { Reader } from './cursor.ts';

/** What a pattern found, in tape indexes; `to` is exclusive. */
export interface Hit {
  readonly class: FindingClass;
  readonly detector: string;
  readonly from: number;
  readonly to: number;
  readonly score: number;
  /** Where the form of the text does not tell it. */
  readonly view?: View;
}

/**
 * A recogniser that is asked at every place where one of its first units stands. It is a function of the symbols that
 * it reads through the cursor and of nothing else, and reads a bounded number of them.
 */
export interface Pattern {
  readonly name: string;
  readonly classes: readonly FindingClass[];
  readonly tape: TapeName;
  /** Every unit with which a match can begin. */
  readonly firstUnits: string;
  readonly lookBehind: number;
  readonly lookAhead: number;
  /** Whether a further match may begin inside a match. */
  readonly overlapping: boolean;
  match(cursor: Reader, at: number): readonly Hit[];
}

export const NO_HITS: readonly Hit[] = [];
