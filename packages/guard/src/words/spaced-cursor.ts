import { SymbolKind, symbolKind } from '../tape/symbol-kind.ts';
import { type Automaton, nextState, Onward } from './automaton.ts';

/** More than this many separators between two hanzi end the word. */
const MAX_GAP = 2;

/** Where a word was found with separators inside, in tape indexes (`to` is exclusive). */
export type SpacedHit = (word: number, from: number, to: number) => void;

/**
 * A second state of the same automaton that does not see separators between hanzi ("违-禁-词"). It lives only from a
 * separator that interrupts a candidate until that candidate is decided, so that ordinary prose pays nothing for it.
 */
export class SpacedCursor {
  readonly #automaton: Automaton;
  readonly #lengths: Uint8Array;
  #state = 0;
  /** Tape indexes of the symbols of the current prefix. */
  #path: number[] = [];
  /** Separators since the last hanzi, and hanzi since the last separator. */
  #gap = 0;
  #run = 0;

  /** @param lengths by word: its units if it may be found spaced, else 0 */
  constructor(automaton: Automaton, lengths: Uint8Array) {
    this.#automaton = automaton;
    this.#lengths = lengths;
  }

  get active(): boolean {
    return this.#state !== 0;
  }

  close(): void {
    this.#state = 0;
    this.#path = [];
  }

  /** A separator stands at `index`, where the plain state was `state`: remembers what it interrupts, if anything. */
  open(state: number, index: number): void {
    const candidate = this.#candidate(state);
    const depth = this.#automaton.depth[candidate] ?? 0;
    this.#state = candidate;
    this.#path = Array.from({ length: depth }, (_, i) => index - depth + i);
    this.#gap = 1;
    this.#run = 0;
  }

  /** Takes the symbol at `index`; call while active. */
  step(unit: number, index: number, hit: SpacedHit): void {
    const kind = symbolKind(unit);
    if (kind === SymbolKind.HANZI) {
      this.#stepHanzi(unit, index, hit);
      return;
    }
    this.#gap += 1;
    if (kind !== SymbolKind.SEPARATOR || this.#gap > MAX_GAP) this.close();
  }

  /** Tape index where the oldest live candidate begins; Infinity without one. */
  liveFrom(): number {
    const depth = this.#automaton.depth[this.#candidate(this.#state)] ?? 0;
    return depth === 0 ? Number.POSITIVE_INFINITY : (this.#path[this.#path.length - depth] ?? 0);
  }

  #stepHanzi(unit: number, index: number, hit: SpacedHit): void {
    if (this.#gap > 0) this.#run = 0;
    this.#gap = 0;
    this.#run += 1;
    this.#state = nextState(this.#automaton, this.#state, unit);
    const depth = this.#automaton.depth[this.#state] ?? 0;
    this.#path.push(index);
    if (this.#path.length > depth) this.#path = this.#path.slice(this.#path.length - depth);
    this.#emit(index, hit);
    // What lies wholly behind the last gap, the plain state sees as well.
    if (depth <= this.#run) this.close();
  }

  #emit(index: number, hit: SpacedHit): void {
    const { wordAt, nextWord, outLink } = this.#automaton;
    for (let state = this.#state; state !== 0; state = outLink[state] ?? 0) {
      for (let word = wordAt[state] ?? -1; word !== -1; word = nextWord[word] ?? -1) {
        const length = this.#lengths[word] ?? 0;
        if (length > this.#run) hit(word, this.#path[this.#path.length - length] ?? index, index + 1);
      }
    }
  }

  #candidate(state: number): number {
    let at = state;
    while (at !== 0 && ((this.#automaton.onward[at] ?? 0) & Onward.SPACED) === 0) at = this.#automaton.fail[at] ?? 0;
    return at;
  }
}
