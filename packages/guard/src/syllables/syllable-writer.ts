import { Alteration } from '../tape/alteration.ts';
import { BREAK } from '../tape/fold.ts';
import { SymbolKind, symbolKind } from '../tape/symbol-kind.ts';
import type { Tape, WritableTape } from '../tape/tape.ts';
import type { TapeWriter } from '../tape/tape-writer.ts';
import { readPinyin, syllableOf } from './syllables.ts';

/** More separators between two syllables than this end a word. */
const MAX_GAP = 2;
/** Longer runs of letters are no pinyin of a listed word. */
const MAX_LETTERS = 48;

/** The sounds of a text, read from the folded tape: hanzi and pinyin as toneless syllables. */
export class SyllableWriter implements TapeWriter {
  readonly #source: Tape;
  readonly #tape: WritableTape;
  #next = 0;
  #gap = 0;
  #isBroken = true;
  /** Letters that are not yet known to be pinyin, with their places. */
  #letters = '';
  readonly #starts = new Int32Array(MAX_LETTERS + 1);
  readonly #ends = new Int32Array(MAX_LETTERS + 1);

  constructor(source: Tape, tape: WritableTape) {
    this.#source = source;
    this.#tape = tape;
  }

  append(): void {
    const { units, base, length, consumed } = this.#source;
    for (let index = this.#next; index < length; index++) this.#take(units[index - base] ?? 0, index);
    this.#next = length;
    this.#tape.consumed = this.#letters === '' ? consumed : (this.#starts[0] ?? consumed);
  }

  finish(): void {
    this.append();
    this.#passLetters();
    this.#tape.consumed = this.#source.consumed;
    this.#tape.ended = true;
  }

  #take(unit: number, index: number): void {
    if (unit >= 0x61 && unit <= 0x7a) {
      this.#takeLetter(unit, index);
      return;
    }
    if (this.#letters !== '') this.#passLetters();
    const syllable = syllableOf(unit);
    if (syllable !== 0) this.#write(syllable, this.#source.start(index), this.#source.end(index));
    else this.#takeOther(unit, index);
  }

  #takeLetter(unit: number, index: number): void {
    // One letter too many is enough to know that they are no pinyin; the others need not be remembered.
    if (this.#letters.length > MAX_LETTERS) return;
    this.#starts[this.#letters.length] = this.#source.start(index);
    this.#ends[this.#letters.length] = this.#source.end(index);
    this.#letters += String.fromCharCode(unit);
  }

  #takeOther(unit: number, index: number): void {
    this.#gap += 1;
    if (symbolKind(unit) !== SymbolKind.SEPARATOR || this.#gap > MAX_GAP) this.#break(this.#source.start(index));
  }

  #passLetters(): void {
    const syllables = this.#letters.length > MAX_LETTERS ? undefined : readPinyin(this.#letters);
    this.#letters = '';
    if (syllables === undefined) this.#break(this.#starts[0] ?? 0);
    for (const { syllable, from, to } of syllables ?? []) {
      this.#write(syllable, this.#starts[from] ?? 0, this.#ends[to - 1] ?? 0);
    }
  }

  #break(at: number): void {
    if (!this.#isBroken) this.#tape.write(BREAK, at, at, Alteration.NONE);
    this.#isBroken = true;
    this.#gap = 0;
  }

  #write(syllable: number, start: number, end: number): void {
    this.#tape.write(syllable, start, end, Alteration.SOUNDED);
    this.#isBroken = false;
    this.#gap = 0;
  }
}
