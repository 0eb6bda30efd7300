import type { ScanContext, Scanner } from '../detector.ts';
import { Alteration, viewOf } from '../tape/alteration.ts';
import { isWordSymbol, SymbolKind, symbolKind } from '../tape/symbol-kind.ts';
import type { View } from '../verdict.ts';
import { type Automaton, nextState, Onward } from './automaton.ts';
import { MAX_WORD_UNITS } from './automaton-builder.ts';
import { SpacedCursor } from './spaced-cursor.ts';
import type { WordEntry } from './word-entry.ts';

/** What all scanners of one word list share. */
export interface WordIndex {
  readonly automaton: Automaton;
  readonly entries: readonly WordEntry[];
  /** By word: its units if it may be found spaced, else 0. */
  readonly spacedLengths: Uint8Array;
  /** The form of the text that the list is looked for in. */
  readonly form: WordForm;
}

/** What a match in one form of the text is worth. */
export interface WordForm {
  readonly view?: View;
  readonly score: number;
  /** Only a hint: such a match is never acted upon. */
  readonly advisory: boolean;
  /** Most symbols of a match that may be digits and signs read as letters, as a share. */
  readonly maxLeet: number;
}

interface Match {
  readonly from: number;
  readonly to: number;
  readonly spaced: boolean;
}

interface Waiting {
  readonly word: number;
  readonly from: number;
}

/** In symbols: between any two hanzi there may be two separators, and one symbol behind decides the boundary. */
const MAX_CANDIDATE = 3 * MAX_WORD_UNITS + 1;

/** A match with separators inside is a little less sure. */
const SPACED_SCORE = 0.9;

/** Finds all words of a list in one text. What it holds back is the longest suffix that a word may still go on from. */
export class WordScanner implements Scanner {
  readonly #index: WordIndex;
  readonly #context: ScanContext;
  readonly #spaced: SpacedCursor;
  #state = 0;
  #next = 0;
  /** Matches that end before `next` and count only if no letter or digit follows. */
  #waiting: Waiting[] = [];

  constructor(index: WordIndex, context: ScanContext) {
    this.#index = index;
    this.#context = context;
    this.#spaced = new SpacedCursor(index.automaton, index.spacedLengths);
  }

  advance(): void {
    const { tape } = this.#context;
    while (this.#next < tape.length) {
      if (this.#isIdle() && !this.#skipToStart()) break;
      this.#take(tape.unit(this.#next));
    }
    if (tape.ended) this.#settle(-1);
    this.#checkHold(tape.consumed);
  }

  frontier(): number {
    let from = Math.min(this.#next, this.#spaced.active ? this.#spaced.liveFrom() : this.#next);
    for (const { from: waitingFrom } of this.#waiting) from = Math.min(from, waitingFrom);
    return this.#context.tape.ended ? this.#next : Math.min(from, this.#plainLiveFrom());
  }

  keepFrom(): number {
    // The symbol before a candidate decides whether it begins within a word.
    return Math.max(0, Math.min(this.frontier(), this.#next - this.#depth()) - 1);
  }

  #isIdle(): boolean {
    return this.#state === 0 && this.#waiting.length === 0 && !this.#spaced.active;
  }

  #depth(): number {
    return this.#index.automaton.depth[this.#state] ?? 0;
  }

  /** Fast path over symbols with which no word begins. */
  #skipToStart(): boolean {
    const { units, base, length } = this.#context.tape;
    const { ids, root } = this.#index.automaton;
    let next = this.#next;
    while (next < length && root[ids[units[next - base] ?? 0] ?? 0] === 0) next++;
    this.#next = next;
    return next < length;
  }

  #take(unit: number): void {
    const index = this.#next;
    this.#checkHold(this.#context.tape.start(index));
    this.#settle(unit);
    this.#takeSpaced(unit, index);
    this.#state = nextState(this.#index.automaton, this.#state, unit);
    this.#next = index + 1;
    this.#emit();
  }

  #takeSpaced(unit: number, index: number): void {
    if (this.#spaced.active) {
      this.#spaced.step(unit, index, (word, from, to) => this.#report(word, { from, to, spaced: true }));
    } else if (this.#state !== 0 && symbolKind(unit) === SymbolKind.SEPARATOR) {
      this.#spaced.open(this.#state, index);
    }
  }

  #emit(): void {
    const { wordAt, nextWord, outLink } = this.#index.automaton;
    for (let state = this.#state; state !== 0; state = outLink[state] ?? 0) {
      for (let word = wordAt[state] ?? -1; word !== -1; word = nextWord[word] ?? -1) this.#found(word);
    }
  }

  #found(word: number): void {
    const entry = this.#index.entries[word];
    if (entry === undefined) return;
    const to = this.#next;
    const from = to - entry.folded.length;
    if (entry.bounded && this.#beginsWithinWord(from)) return;
    if (entry.bounded && isWordSymbol(this.#context.tape.unit(to - 1))) this.#waiting.push({ word, from });
    else this.#report(word, { from, to, spaced: false });
  }

  /** Decides the matches that end before `next`, now that the unit behind them is known (-1: the text ends). */
  #settle(unit: number): void {
    if (this.#waiting.length === 0) return;
    if (unit === -1 || !isWordSymbol(unit) || this.#isAfterGap(this.#next)) {
      for (const { word, from } of this.#waiting) this.#report(word, { from, to: this.#next, spaced: false });
    }
    this.#waiting = [];
  }

  #report(word: number, at: Match): void {
    const { tape, sink } = this.#context;
    const entry = this.#index.entries[word];
    if (entry === undefined) return;
    const alterations = tape.alterations(at.from, at.to);
    if (!this.#isCredible(entry, at, alterations)) return;
    const { form } = this.#index;
    sink.span({
      class: entry.class,
      detector: entry.detector,
      view: form.view ?? entry.view ?? (at.spaced ? 'spaced' : viewOf(alterations)),
      score: at.spaced || entry.view !== undefined ? Math.min(form.score, SPACED_SCORE) : form.score,
      start: tape.start(at.from),
      end: tape.end(at.to - 1),
      ...(form.advisory && { advisory: true }),
    });
  }

  /** Whether letters that only look Latin, and digits that may be letters, have real letters among them. */
  #isCredible(entry: WordEntry, { from, to }: Omit<Match, 'spaced'>, alterations: number): boolean {
    if (
      entry.latin &&
      (alterations & Alteration.CONFUSABLE) !== 0 &&
      this.#count(from, to, Alteration.CONFUSABLE) === to - from
    )
      return false;
    if ((alterations & Alteration.LEET) === 0) return true;
    return this.#count(from, to, Alteration.LEET) <= this.#index.form.maxLeet * (to - from);
  }

  #count(from: number, to: number, bit: number): number {
    let count = 0;
    for (let index = from; index < to; index++) {
      const unit = this.#context.tape.unit(index);
      if ((this.#context.tape.alterations(index, index + 1) & bit) !== 0 || !isWordSymbol(unit)) count += 1;
    }
    return count;
  }

  #beginsWithinWord(from: number): boolean {
    const { tape } = this.#context;
    if (from === 0 || this.#isAfterGap(from)) return false;
    return isWordSymbol(tape.unit(from)) && isWordSymbol(tape.unit(from - 1));
  }

  /** Whether the tape leaves out separators before a symbol: words end there. */
  #isAfterGap(index: number): boolean {
    return (this.#context.tape.alterations(index, index + 1) & Alteration.AFTER_GAP) !== 0;
  }

  /** Tape index where the longest suffix begins that some word may go on from; `next` without one. */
  #plainLiveFrom(): number {
    const { depth, onward, fail } = this.#index.automaton;
    for (let state = this.#state; state !== 0; state = fail[state] ?? 0) {
      const from = this.#next - (depth[state] ?? 0);
      const bits = onward[state] ?? 0;
      if ((bits & Onward.UNBOUNDED) !== 0) return from;
      if ((bits & Onward.BOUNDED) !== 0 && !this.#beginsWithinWord(from)) return from;
    }
    return this.#next;
  }

  /**
   * Hidden characters have no symbol, so a candidate may lengthen without end: once it reaches over more than the hold
   * it is given up and the text stopped before it. Asked before every symbol, so that the answer depends on places in
   * the text and not on pieces.
   */
  #checkHold(offset: number): void {
    const { tape, sink, maxHold } = this.#context;
    if (this.#isIdle()) return;
    // Cheap and safe: no candidate reaches back further than this.
    const earliest = Math.max(tape.base, this.#next - MAX_CANDIDATE);
    if (offset - tape.start(earliest) <= maxHold) return;
    const from = this.frontier();
    if (from >= this.#next || offset - tape.start(from) <= maxHold) return;
    sink.overflow(tape.start(from));
    this.#state = 0;
    this.#waiting = [];
    this.#spaced.close();
  }
}
