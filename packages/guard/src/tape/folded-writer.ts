import { Alteration } from './alteration.ts';
import { beginsEscape } from './escape.ts';
import { BREAK, foldSymbol } from './fold.ts';
import type { WritableTape } from './tape.ts';
import type { TapeWriter } from './tape-writer.ts';
import { Unescaper } from './unescaper.ts';

const SPACE = 0x20;
/** Longer runs of white space are layout, not a gap between two words of a phrase: they end in a `BREAK`. */
const MAX_COLLAPSED_SPACES = 16;

/** Folds of the units of the basic plane: 0 not yet known, 1 one unit, 2 dropped, 3 several units. */
const SINGLE = 1;
const DROPPED = 2;
const SEVERAL = 3;
const forms = new Uint8Array(0x10000);
const singles = new Uint16Array(0x10000);
const alterations = new Uint8Array(0x10000);

/**
 * The text with its escapes read and folded (see `fold.ts`), runs of white space written as one space. Everything is
 * written at once but the halves of surrogate pairs and the beginnings of escapes.
 */
export function createFoldedWriter(tape: WritableTape): TapeWriter {
  return new FoldedWriter(tape);
}

class FoldedWriter implements TapeWriter {
  readonly #tape: WritableTape;
  readonly #inner: Unescaper = new Unescaper((unit, start, end) => this.#fold(unit, start, end));
  readonly #outer: Unescaper = new Unescaper((unit, start, end) => this.#inner.take(unit, start, end));
  /** A high surrogate that waits for its other half, or -1. */
  #high = -1;
  #highStart = 0;
  #highEnd = 0;
  #spaces = 0;
  #read = 0;

  constructor(tape: WritableTape) {
    this.#tape = tape;
  }

  append(piece: string): void {
    const from = this.#read;
    this.#tape.reserve(piece.length + 1);
    let isWaiting = this.#waitingFrom !== undefined;
    for (let i = 0; i < piece.length; i++) {
      const unit = piece.charCodeAt(i);
      if (!isWaiting && !beginsEscape(unit)) {
        this.#fold(unit, from + i, from + i + 1);
      } else {
        this.#outer.take(unit, from + i, from + i + 1);
        isWaiting = this.#waitingFrom !== undefined;
      }
    }
    this.#read = from + piece.length;
    this.#tape.consumed = this.#waitingFrom ?? this.#read;
    if (this.#high !== -1) this.#tape.consumed = Math.min(this.#tape.consumed, this.#highStart);
  }

  finish(): void {
    this.#outer.finish();
    this.#inner.finish();
    this.#passHigh();
    this.#tape.consumed = this.#read;
    this.#tape.ended = true;
  }

  /** Where the beginning of an escape stands that is not decided: what the inner one holds came first. */
  get #waitingFrom(): number | undefined {
    return this.#inner.waitingFrom ?? this.#outer.waitingFrom;
  }

  #fold(unit: number, start: number, end: number): void {
    if (this.#high !== -1) {
      if (unit >= 0xdc00 && unit <= 0xdfff) {
        this.#writePair(unit, end);
        return;
      }
      this.#passHigh();
    }
    if (unit < 0xd800 || unit > 0xdbff) {
      this.#writeUnit(unit, start, end);
      return;
    }
    this.#high = unit;
    this.#highStart = start;
    this.#highEnd = end;
  }

  /** The waiting half has no other one. */
  #passHigh(): void {
    if (this.#high === -1) return;
    const high = this.#high;
    this.#high = -1;
    this.#writeUnit(high, this.#highStart, this.#highEnd);
  }

  #writePair(low: number, end: number): void {
    const high = this.#high;
    const start = this.#highStart;
    this.#high = -1;
    const { units, alteration } = foldSymbol((high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000);
    const unescaped = end - start > 2 ? Alteration.UNESCAPED : 0;
    for (let i = 0; i < units.length; i++) this.#write(units.charCodeAt(i), start, end, alteration | unescaped);
  }

  #writeUnit(unit: number, start: number, end: number): void {
    const form = forms[unit] || learn(unit);
    const alteration = (alterations[unit] ?? 0) | (end - start > 1 ? Alteration.UNESCAPED : 0);
    if (form === SINGLE) {
      this.#write(singles[unit] ?? unit, start, end, alteration);
    } else if (form === SEVERAL) {
      const { units } = foldSymbol(unit);
      for (let i = 0; i < units.length; i++) this.#write(units.charCodeAt(i), start, end, alteration);
    }
  }

  #write(unit: number, start: number, end: number, alteration: number): void {
    this.#spaces = unit === SPACE ? this.#spaces + 1 : 0;
    if (this.#spaces <= 1) this.#tape.write(unit, start, end, alteration);
    else if (this.#spaces === MAX_COLLAPSED_SPACES) this.#tape.write(BREAK, start, end, Alteration.FOLDED);
  }
}

function learn(unit: number): number {
  const { units, alteration } = foldSymbol(unit);
  const form = units.length === 0 ? DROPPED : units.length === 1 ? SINGLE : SEVERAL;
  if (form === SINGLE) singles[unit] = units.charCodeAt(0);
  alterations[unit] = alteration;
  forms[unit] = form;
  return form;
}
