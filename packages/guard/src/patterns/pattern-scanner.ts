import type { ScanContext, Scanner } from '../detector.ts';
import { viewOf } from '../tape/alteration.ts';
import { Cursor } from './cursor.ts';
import type { Hit, Pattern } from './pattern.ts';

/**
 * A starved attempt is repeated when the candidate has grown by this share (a power of two): at once while it is short,
 * geometrically when it is long, so that a long candidate that comes unit by unit costs linear time.
 */
const RETRY_SHIFT = 5;

/** Runs one pattern over one tape. */
export class PatternScanner implements Scanner {
  readonly #pattern: Pattern;
  readonly #starts: Uint8Array;
  readonly #context: ScanContext;
  readonly #cursor: Cursor;
  #next = 0;
  #retryAt = 0;

  /** @param starts one entry per UTF-16 unit: 1 where a match can begin with it */
  constructor(pattern: Pattern, starts: Uint8Array, context: ScanContext) {
    this.#pattern = pattern;
    this.#starts = starts;
    this.#context = context;
    this.#cursor = new Cursor(context.tape, { ...pattern, maxHold: context.maxHold });
  }

  frontier(): number {
    return this.#next;
  }

  keepFrom(): number {
    return Math.max(0, this.#next - this.#pattern.lookBehind);
  }

  advance(): void {
    const { tape } = this.#context;
    if (!this.#isDue()) return;
    while (this.#findStart()) {
      const hits = this.#attempt();
      if (hits === undefined) {
        const waited = tape.length - this.#next;
        this.#retryAt = tape.length + Math.max(1, waited >> RETRY_SHIFT);
        return;
      }
      this.#report(hits);
    }
  }

  #isDue(): boolean {
    const { tape } = this.#context;
    return tape.ended || tape.abandoned || tape.length >= this.#retryAt || this.#isOverlong();
  }

  /** Whether what comes next is out of reach of the candidate, because hidden characters fill the hold. */
  #isOverlong(): boolean {
    const { tape, maxHold } = this.#context;
    return this.#next < tape.length && tape.consumed - tape.start(this.#next) > maxHold;
  }

  /** Moves on to the next symbol with which a match can begin. */
  #findStart(): boolean {
    const { units, base, length } = this.#context.tape;
    let next = this.#next;
    while (next < length && this.#starts[units[next - base] ?? 0] === 0) next++;
    this.#next = next;
    return next < length;
  }

  /** Undefined while the answer depends on symbols that are still to come. */
  #attempt(): readonly Hit[] | undefined {
    const { tape, sink } = this.#context;
    this.#cursor.moveTo(this.#next);
    const hits = this.#pattern.match(this.#cursor, this.#next);
    const overlong = this.#cursor.overflowed || (this.#cursor.starved && this.#isOverlong());
    if (overlong) {
      sink.overflow(tape.start(this.#next));
      return [];
    }
    return this.#cursor.starved ? undefined : hits;
  }

  #report(hits: readonly Hit[]): void {
    let next = this.#next + 1;
    for (const hit of hits) {
      this.#reportOne(hit);
      if (!this.#pattern.overlapping) next = Math.max(next, hit.to);
    }
    this.#next = next;
  }

  #reportOne(hit: Hit): void {
    const { tape, sink } = this.#context;
    sink.span({
      class: hit.class,
      detector: hit.detector,
      view: hit.view ?? viewOf(tape.alterations(hit.from, hit.to)),
      score: hit.score,
      start: tape.start(hit.from),
      end: tape.end(hit.to - 1),
    });
  }
}
