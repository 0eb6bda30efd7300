import type { Tape } from '../tape/tape.ts';

export interface CursorLimits {
  /** How far before and behind the anchor a pattern may look, in symbols. */
  readonly lookBehind: number;
  readonly lookAhead: number;
  /** How far behind the anchor it may look, in original UTF-16 units: hidden characters have no symbol. */
  readonly maxHold: number;
}

/** What a pattern sees of a text. */
export interface Reader {
  /** The symbol at an index; -1 before the text, behind it, out of reach, or not there yet. */
  at(index: number): number;
  /** The last attempt asked for a symbol that is still to come. */
  readonly starved: boolean;
}

/**
 * Reads a tape around an anchor and notices when the answer depends on what is not there yet. Whatever a pattern
 * computes from symbols that it was given is final; a pattern that asked for a missing one is `starved`, and is asked
 * again later. So a pattern cannot decide differently on a stream and on the whole text.
 */
export class Cursor implements Reader {
  readonly #tape: Tape;
  readonly #limits: CursorLimits;
  #anchor = 0;
  #starved = false;
  #overflowed = false;

  constructor(tape: Tape, limits: CursorLimits) {
    this.#tape = tape;
    this.#limits = limits;
  }

  /** Starts a new attempt at the symbol with this index. */
  moveTo(anchor: number): void {
    this.#anchor = anchor;
    this.#starved = false;
    this.#overflowed = false;
  }

  /** The symbol at an index; -1 before the text, behind it, out of reach, or not there yet. */
  at(index: number): number {
    const distance = index - this.#anchor;
    if (index < 0 || distance > this.#limits.lookAhead || -distance > this.#limits.lookBehind) return -1;
    if (index >= this.#tape.length) {
      if (!this.#tape.ended) this.#starved = true;
      return -1;
    }
    if (distance > 0 && this.#tape.start(index) - this.#tape.start(this.#anchor) > this.#limits.maxHold) {
      this.#overflowed = true;
      return -1;
    }
    return this.#tape.unit(index);
  }

  /** The last attempt asked for a symbol that is still to come. */
  get starved(): boolean {
    return this.#starved;
  }

  /** The last attempt reached over more original text than may be held back. */
  get overflowed(): boolean {
    return this.#overflowed;
  }
}
