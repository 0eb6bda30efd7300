import type { FindingClass } from './finding-class.ts';
import type { Tape } from './tape/tape.ts';
import type { View } from './verdict.ts';

/** Something found, before the policy has spoken. Offsets are those of the original text. */
export interface Span {
  readonly class: FindingClass;
  readonly detector: string;
  readonly view: View;
  readonly score: number;
  readonly start: number;
  readonly end: number;
  /** Only a hint: it is flagged at most, whatever the policy says about its class. */
  readonly advisory?: boolean;
}

/** Where a scanner reports. */
export interface Sink {
  /** Must come before `frontier` passes the first symbol of the span. */
  span(span: Span): void;
  /** A candidate that begins here is longer than may be held back: the text is stopped before it. */
  overflow(start: number): void;
}

/**
 * One pass over one text, fed as it comes. The law: `frontier` says from where on a span may still begin; it depends
 * only on the symbols on the tape, never on how they were cut into pieces.
 */
export interface Scanner {
  /** Reads what is new on the tape; with `tape.ended`, decides everything. */
  advance(): void;
  /** Tape index: every span that begins before it has been reported. `tape.length` when nothing is undecided. */
  frontier(): number;
  /** Tape index: symbols before it are not looked at again. At most `frontier`. */
  keepFrom(): number;
}

/** The forms of a text: as written; folded; its Latin letters alone; its sounds. */
export type TapeName = 'raw' | 'folded' | 'letters' | 'syllables';

/** Looks for one kind of thing. Detectors are immutable and shared by all texts; scanners are not. */
export interface Detector {
  readonly name: string;
  readonly classes: readonly FindingClass[];
  /** Which form of the text it reads. */
  readonly tape: TapeName;
  /** All that it finds is advisory, so no text waits for it. */
  readonly advisory?: boolean;
  /**
   * Judges stretches and not places, so no text waits for it: what it finds may be through in part, at most `lag`
   * symbols of it, and stops the rest.
   */
  readonly windowed?: { readonly lag: number };
  open(context: ScanContext): Scanner;
}

export interface ScanContext {
  readonly tape: Tape;
  readonly sink: Sink;
  /** No candidate may extend over more original UTF-16 units than this. */
  readonly maxHold: number;
}
