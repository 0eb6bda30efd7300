import { BREAK, foldCodePoint } from './fold.ts';
import type { WritableTape } from './tape.ts';
import type { TapeWriter } from './tape-writer.ts';

const SPACE = 0x20;
/** Longer runs of white space are layout, not a gap between two words of a phrase: they end in a `BREAK`. */
const MAX_COLLAPSED_SPACES = 16;

/** Folds of the units of the basic plane: 0 not yet known, 1 same or one unit, 2 dropped, 3 several units. */
const SINGLE = 1;
const DROPPED = 2;
const SEVERAL = 3;
const forms = new Uint8Array(0x10000);
const singles = new Uint16Array(0x10000);

/**
 * The text folded (see `fold.ts`), runs of white space written as one space. Everything but the halves of surrogate
 * pairs is written at once.
 */
export function createFoldedWriter(tape: WritableTape): TapeWriter {
  return new FoldedWriter(tape);
}

class FoldedWriter implements TapeWriter {
  readonly #tape: WritableTape;
  /** A high surrogate at the end of the last piece, or -1. */
  #high = -1;
  #spaces = 0;

  constructor(tape: WritableTape) {
    this.#tape = tape;
  }

  append(piece: string): void {
    const from = this.#tape.consumed + (this.#high === -1 ? 0 : 1);
    this.#tape.reserve(piece.length + 1);
    for (let i = 0; i < piece.length; i++) this.#take(piece.charCodeAt(i), from + i);
    this.#tape.consumed = from + piece.length - (this.#high === -1 ? 0 : 1);
  }

  finish(): void {
    if (this.#high !== -1) {
      this.#writeUnit(this.#high, this.#tape.consumed);
      this.#tape.consumed += 1;
      this.#high = -1;
    }
    this.#tape.ended = true;
  }

  #take(unit: number, at: number): void {
    const high = this.#high;
    const isPair = high !== -1 && unit >= 0xdc00 && unit <= 0xdfff;
    this.#high = unit >= 0xd800 && unit <= 0xdbff ? unit : -1;
    if (isPair) this.#writePair(high, unit, at - 1);
    else if (high !== -1) this.#writeUnit(high, at - 1);
    if (!isPair && this.#high === -1) this.#writeUnit(unit, at);
  }

  #writePair(high: number, low: number, at: number): void {
    const folded = foldCodePoint((high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000);
    if (folded.length === 2 && folded.charCodeAt(0) === high && folded.charCodeAt(1) === low) {
      this.#write(high, at, at + 2, false);
      this.#write(low, at, at + 2, false);
      return;
    }
    for (let i = 0; i < folded.length; i++) this.#write(folded.charCodeAt(i), at, at + 2, true);
  }

  #writeUnit(unit: number, at: number): void {
    const form = forms[unit] || learn(unit);
    if (form === SINGLE) {
      const folded = singles[unit] ?? unit;
      this.#write(folded, at, at + 1, folded !== unit && !isSameLetter(folded, unit));
    } else if (form === SEVERAL) {
      const folded = foldCodePoint(unit);
      for (let i = 0; i < folded.length; i++) this.#write(folded.charCodeAt(i), at, at + 1, true);
    }
  }

  #write(unit: number, start: number, end: number, altered: boolean): void {
    this.#spaces = unit === SPACE ? this.#spaces + 1 : 0;
    if (this.#spaces <= 1) this.#tape.write(unit, start, end, altered);
    else if (this.#spaces === MAX_COLLAPSED_SPACES) this.#tape.write(BREAK, start, end, true);
  }
}

function learn(unit: number): number {
  const folded = foldCodePoint(unit);
  const form = folded.length === 0 ? DROPPED : folded.length === 1 ? SINGLE : SEVERAL;
  if (form === SINGLE) singles[unit] = folded.charCodeAt(0);
  forms[unit] = form;
  return form;
}

/** Letter case and plain white space do not count as an alteration: nobody hides a word by writing it in capitals. */
function isSameLetter(folded: number, unit: number): boolean {
  if (folded === SPACE) return unit === 0x0a || unit === 0x0d || unit === 0x09;
  return String.fromCharCode(unit).toLowerCase() === String.fromCharCode(folded);
}
