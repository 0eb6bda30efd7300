import { beginsEscape, type Escape, readEscape } from './escape.ts';

/** Takes one unit and the original units that it stands for. */
export type UnitSink = (unit: number, start: number, end: number) => void;

interface Taken {
  readonly unit: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads escape sequences as what they stand for, unit by unit. It keeps back only the beginning of an escape, so that
 * its output does not depend on pieces. Two in a row read what was escaped twice (`%2525`, `&amp;#65;`); no more.
 */
export class Unescaper {
  readonly #sink: UnitSink;
  #taken: Taken[] = [];

  constructor(sink: UnitSink) {
    this.#sink = sink;
  }

  /** Offset of the first original unit that was taken and not yet passed on; undefined without one. */
  get waitingFrom(): number | undefined {
    return this.#taken[0]?.start;
  }

  take(unit: number, start: number, end: number): void {
    if (this.#taken.length === 0 && !beginsEscape(unit)) {
      this.#sink(unit, start, end);
      return;
    }
    this.#taken.push({ unit, start, end });
    this.#read();
  }

  /** The text is complete: what began is no escape. */
  finish(): void {
    while (this.#taken.length > 0) this.#passFirst();
  }

  /** Decides what can be decided; what was read in vain may hold the beginning of another escape. */
  #read(): void {
    const found = readEscape(String.fromCharCode(...this.#taken.map(({ unit }) => unit)));
    if (found === 'more') return;
    if (found === undefined) this.#passFirst();
    else this.#passEscape(found);
  }

  #passFirst(): void {
    const [first, ...rest] = this.#taken;
    if (first === undefined) return;
    this.#taken = [];
    this.#sink(first.unit, first.start, first.end);
    for (const { unit, start, end } of rest) this.take(unit, start, end);
  }

  #passEscape({ codePoint }: Escape): void {
    const start = this.#taken[0]?.start ?? 0;
    const end = this.#taken.at(-1)?.end ?? start;
    this.#taken = [];
    const units = String.fromCodePoint(codePoint);
    for (let i = 0; i < units.length; i++) this.#sink(units.charCodeAt(i), start, end);
  }
}
