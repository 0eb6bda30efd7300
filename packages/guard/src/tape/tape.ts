import { Alteration } from './alteration.ts';

/**
 * One form of a text as a sequence of symbols (UTF-16 units after folding), each with the place in the original text
 * that it stands for. Indexes are absolute; what no scanner needs any more is dropped from the front.
 */
export interface Tape {
  /** Symbols from `base` on lie at `units[index - base]`; the same for the other columns. Replaced on growth. */
  readonly units: Uint16Array;
  readonly base: number;
  readonly length: number;
  /** No more symbols come. */
  readonly ended: boolean;
  /** Nothing more will be read although the text goes on: what is put off for speed is to be tried now. */
  readonly abandoned: boolean;
  /** Every original unit before this offset is on the tape or was dropped by the fold. */
  readonly consumed: number;
  unit(index: number): number;
  /** Offset of the original units that the symbol stands for; `consumed` behind the last symbol. */
  start(index: number): number;
  end(index: number): number;
  /** What the symbols from `from` to before `to` were altered by: bits of `Alteration`. */
  alterations(from: number, to: number): number;
  /** Whether they stand in the original text as they are, letter case aside. */
  isPlain(from: number, to: number): boolean;
}

const FIRST_CAPACITY = 256;

/** The writer's side of a tape. Only the writers in this folder and the session that owns it change it. */
export class WritableTape implements Tape {
  units: Uint16Array = new Uint16Array(FIRST_CAPACITY);
  base = 0;
  length = 0;
  ended = false;
  abandoned = false;
  consumed = 0;
  #starts: Int32Array = new Int32Array(FIRST_CAPACITY);
  #ends: Int32Array = new Int32Array(FIRST_CAPACITY);
  #altered: Uint8Array = new Uint8Array(FIRST_CAPACITY);

  unit(index: number): number {
    return this.units[index - this.base] ?? -1;
  }

  start(index: number): number {
    return index < this.length ? (this.#starts[index - this.base] ?? this.consumed) : this.consumed;
  }

  end(index: number): number {
    return this.#ends[index - this.base] ?? this.consumed;
  }

  alterations(from: number, to: number): number {
    let bits = 0;
    for (let index = from; index < to; index++) {
      bits |= this.#altered[index - this.base] ?? 0;
      if (index > from && this.#isAfterGap(index)) bits |= Alteration.FOLDED;
    }
    return bits;
  }

  isPlain(from: number, to: number): boolean {
    return this.alterations(from, to) === Alteration.NONE;
  }

  /** Whether hidden characters lie before a symbol. The halves of a surrogate pair stand for the same units. */
  #isAfterGap(index: number): boolean {
    const start = this.start(index);
    return start !== this.end(index - 1) && start !== this.start(index - 1);
  }

  /** Room for `count` more symbols, so that a writer checks once per piece. */
  reserve(count: number): void {
    const need = this.length - this.base + count;
    if (need <= this.units.length) return;
    const capacity = Math.max(need, 2 * this.units.length);
    this.units = copyInto(new Uint16Array(capacity), this.units);
    this.#starts = copyInto(new Int32Array(capacity), this.#starts);
    this.#ends = copyInto(new Int32Array(capacity), this.#ends);
    this.#altered = copyInto(new Uint8Array(capacity), this.#altered);
  }

  /** Appends a symbol that stands for the original units from `start` to before `end`. */
  write(unit: number, start: number, end: number, alteration: number): void {
    const at = this.length - this.base;
    if (at === this.units.length) this.reserve(1);
    this.units[at] = unit;
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#altered[at] = alteration;
    this.length += 1;
  }

  /** Makes an empty tape of a used one. */
  clear(): void {
    this.base = 0;
    this.length = 0;
    this.consumed = 0;
    this.ended = false;
    this.abandoned = false;
  }

  /** Forgets the symbols before `index`. Moves memory only when that frees at least half of it. */
  trim(index: number): void {
    const drop = index - this.base;
    if (drop < FIRST_CAPACITY || 2 * drop < this.length - this.base) return;
    const kept = this.length - this.base;
    this.units.copyWithin(0, drop, kept);
    this.#starts.copyWithin(0, drop, kept);
    this.#ends.copyWithin(0, drop, kept);
    this.#altered.copyWithin(0, drop, kept);
    this.base = index;
  }
}

function copyInto<Column extends Uint8Array | Uint16Array | Int32Array>(target: Column, source: Column): Column {
  target.set(source);
  return target;
}
