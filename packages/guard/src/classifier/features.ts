import { isLatin, letterOf, SKIPPED } from './letters.ts';

/** Changes whenever a text may give other features: weights of another version are refused. */
export const FEATURE_VERSION = 1;

/** Features are hashed into this many slots. */
export const FEATURE_BITS = 19;
const SHIFT = 32 - FEATURE_BITS;

/** Most features that one symbol can complete. */
export const MAX_PER_SYMBOL = 6;

const HANZI_SIZES = 3;
const LATIN_SIZE = 5;
/** Multiplier of the FNV hash. */
const PRIME = 0x01000193;
const RING = 8;
const HANZI_SEED = 0x3c6ef372;
const LATIN_SEED = 0x1b873593;
const WORD_SEED = 0x2545f491;
const PAIR_SEED = 0x6a09e667;

/**
 * Turns folded symbols into hashed features, one symbol at a time, without a look ahead:
 * - 1 to 3 hanzi in a row, separators dropped;
 * - 5 Latin letters in a row, spaces and separators dropped, so that "i.g n-o r e" still has those of "ignore";
 * - Latin words of two letters and more, and pairs of such words.
 */
export class FeatureReader {
  /** Slots of the features that the last symbol completed; the first `count`. */
  readonly slots: Int32Array = new Int32Array(MAX_PER_SYMBOL);
  count = 0;
  readonly #ring = new Uint16Array(RING);
  #at = 0;
  /** Letters of the same script in a row before the next one. */
  #run = 0;
  #wasLatin = false;
  #word = WORD_SEED;
  #wordLength = 0;
  #lastWord = 0;

  /** Takes the next symbol. */
  take(unit: number): void {
    this.takeLetter(letterOf(unit));
  }

  /** The same, for a symbol whose letter is known. */
  takeLetter(letter: number): void {
    this.count = 0;
    if (letter === SKIPPED) {
      this.#endWord();
      return;
    }
    const latin = isLatin(letter);
    if (latin !== this.#wasLatin) this.#turn(latin);
    this.#at = (this.#at + 1) & (RING - 1);
    this.#ring[this.#at] = letter;
    this.#run += 1;
    if (latin) this.#takeLatin(letter);
    else this.#takeHanzi();
  }

  /** The text is over: completes the last word. */
  finish(): void {
    this.count = 0;
    this.#endWord();
  }

  #turn(latin: boolean): void {
    this.#endWord();
    this.#wasLatin = latin;
    this.#run = 0;
    if (!latin) this.#lastWord = 0;
  }

  #takeHanzi(): void {
    const sizes = Math.min(HANZI_SIZES, this.#run);
    let hash = HANZI_SEED;
    for (let back = 0; back < sizes; back++) {
      hash = Math.imul(hash ^ this.#back(back), PRIME);
      this.#emit(hash);
    }
  }

  #takeLatin(letter: number): void {
    this.#word = Math.imul(this.#word ^ letter, PRIME);
    this.#wordLength += 1;
    if (this.#run < LATIN_SIZE) return;
    let hash = LATIN_SEED;
    for (let back = 0; back < LATIN_SIZE; back++) hash = Math.imul(hash ^ this.#back(back), PRIME);
    this.#emit(hash);
  }

  /** The letter so many letters before the last one. */
  #back(count: number): number {
    return this.#ring[(this.#at - count) & (RING - 1)] ?? 0;
  }

  #endWord(): void {
    if (this.#wordLength > 1) {
      this.#emit(this.#word);
      if (this.#lastWord !== 0) this.#emit(Math.imul(this.#lastWord ^ PAIR_SEED, 0x85ebca6b) ^ this.#word);
      this.#lastWord = this.#word;
    }
    this.#word = WORD_SEED;
    this.#wordLength = 0;
  }

  #emit(hash: number): void {
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    this.slots[this.count] = Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39) >>> SHIFT;
    this.count += 1;
  }
}
