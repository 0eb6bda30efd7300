import { BREAK } from '../tape/fold.ts';

/** One entry for each UTF-16 unit: a look into it costs next to nothing, and every symbol is asked. */
const endings: Uint8Array = new Uint8Array(0x10000);
for (const unit of [BREAK, ...Array.from('。.!?;…', (ending) => ending.charCodeAt(0))]) endings[unit] = 1;
/** Shorter stretches between two full stops are no sentence: dots also stand inside words. */
const LEAST_SENTENCE = 16;

/** Whether a folded symbol may end a sentence. */
export function endsSentence(unit: number): boolean {
  return endings[unit] === 1;
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
