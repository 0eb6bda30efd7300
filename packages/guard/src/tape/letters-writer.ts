import { Alteration } from './alteration.ts';
import { BREAK } from './fold.ts';
import { SymbolKind, symbolKind } from './symbol-kind.ts';
import type { Tape, WritableTape } from './tape.ts';
import type { TapeWriter } from './tape-writer.ts';

/** More separators between two letters than this end a word. */
const MAX_GAP = 3;
/** More repeats of one letter are a pattern, not a word. */
const MAX_REPEATS = 16;
const NOTHING = 0;
const SEPARATOR = 1;

/** What digits and signs are used for in place of letters. `i`, `l` and `1` are one. */
const LEET: Readonly<Record<string, string>> = {
  a: '4@',
  b: '8',
  e: '3',
  g: '69',
  l: '1i',
  o: '0',
  s: '5$',
  t: '7',
  z: '2',
};

/** By folded unit: the letter that it is read as, `SEPARATOR` or `NOTHING`. */
const letters: Uint16Array = buildTable();

/**
 * Latin letters alone, read from the folded tape: digits and signs as the letters that they stand for, repeats as one,
 * separators left out ("1gn0re", "boooomb", "i-g-n-o-r-e"). Words are put into the same form. Where separators were left
 * out, the next letter says so: that is where words begin and end here.
 */
export class LettersWriter implements TapeWriter {
  readonly #source: Tape;
  readonly #tape: WritableTape;
  #next = 0;
  #last = BREAK;
  #gap = 0;
  #repeats = 0;

  constructor(source: Tape, tape: WritableTape) {
    this.#source = source;
    this.#tape = tape;
  }

  append(): void {
    const { units, base, length, consumed } = this.#source;
    for (let index = this.#next; index < length; index++) this.#take(units[index - base] ?? 0, index);
    this.#next = length;
    this.#tape.consumed = consumed;
  }

  finish(): void {
    this.append();
    this.#tape.ended = true;
  }

  #take(unit: number, index: number): void {
    const letter = letters[unit] ?? NOTHING;
    if (letter === SEPARATOR) this.#takeSeparator(index);
    else if (letter === NOTHING) this.#break(index);
    else this.#takeLetter(letter, unit, index);
  }

  #takeSeparator(index: number): void {
    this.#gap += 1;
    if (this.#gap > MAX_GAP) this.#break(index);
  }

  #takeLetter(letter: number, unit: number, index: number): void {
    if (letter === this.#last) {
      this.#repeats += 1;
      if (this.#repeats > MAX_REPEATS) this.#break(index);
      return;
    }
    const isLeet = unit < 0x61 ? Alteration.LEET : 0;
    this.#write(letter, index, isLeet | (this.#gap > 0 ? Alteration.AFTER_GAP : 0));
  }

  #break(index: number): void {
    if (this.#last !== BREAK) this.#write(BREAK, index, 0);
  }

  #write(unit: number, index: number, alteration: number): void {
    this.#tape.write(unit, this.#source.start(index), this.#source.end(index), alteration);
    this.#last = unit;
    this.#gap = 0;
    this.#repeats = 0;
  }
}

function buildTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = ownForm(unit);
  for (const [letter, others] of Object.entries(LEET)) {
    for (const other of others) table[other.charCodeAt(0)] = letter.charCodeAt(0);
  }
  return table;
}

function ownForm(unit: number): number {
  switch (symbolKind(unit)) {
    case SymbolKind.WORD:
      return unit;
    case SymbolKind.SEPARATOR:
      return SEPARATOR;
    case SymbolKind.HANZI:
    case SymbolKind.OTHER:
      return NOTHING;
  }
}
