import { BREAK } from '../tape/fold.ts';

const ENDINGS: ReadonlySet<number> = new Set([BREAK, ...Array.from('。.!?;…', (ending) => ending.charCodeAt(0))]);
/** Shorter stretches between two full stops are no sentence: dots also stand inside words. */
const LEAST_SENTENCE = 16;

/** Whether a folded symbol may end a sentence. */
export function endsSentence(unit: number): boolean {
  return ENDINGS.has(unit);
}

/** Cuts a text into sentences as it comes: an attack is a sentence or two, whatever it is padded with. */
export class SentenceWindows {
  readonly #most: number;
  #from = 0;
  #lastFrom = 0;
  /** Sizes of the last sentence by itself, and together with the one before it; empty where no sentence ended. */
  sizes: readonly number[] = [];

  /** @param most symbols of the longest window that is of use */
  constructor(most: number) {
    this.#most = most;
  }

  /** A sentence ends before this symbol. */
  end(at: number): void {
    this.sizes = [];
    if (at - this.#from < LEAST_SENTENCE) return;
    const sizes = [at - this.#from, at - this.#lastFrom];
    this.sizes = sizes.filter((size, i) => size <= this.#most && size !== sizes[i - 1]);
    this.#lastFrom = this.#from;
    this.#from = at;
  }
}
