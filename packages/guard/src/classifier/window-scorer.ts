import { FeatureReader } from './features.ts';
import { isLatin, letterOf, SKIPPED } from './letters.ts';
import { endsSentence, SentenceWindows } from './sentence-windows.ts';

/** A linear model over hashed features. */
export interface LinearModel {
  /** Weights in steps of `scale`; a power of two of them. Smaller tables fold several slots into one. */
  readonly weights: Int8Array | Float32Array;
  /** How far a slot is shifted to the right to index the weights. */
  readonly shift: number;
  readonly scale: number;
  readonly bias: Readonly<Record<ScriptOf, number>>;
}

export type ScriptOf = 'zh' | 'en';

/** Symbols of a window. What is longer is judged window by window. */
export const WINDOW = 200;
export const SHORT_WINDOW = 64;
/** A window is judged every so many symbols, and where the text ends. */
export const STRIDE = 8;
/** Counts as that many features without weight: short texts carry less evidence. */
export const SMOOTHING = 12;
/** A hanzi says as much as that many Latin letters. */
const LETTERS_PER_HANZI = 3;
const RING = 256;

/** Evidence for a window, and the script whose threshold it is held against. */
export interface WindowScore {
  readonly value: number;
  readonly script: ScriptOf;
}

/**
 * Sums weights along a text so that any window of the last `WINDOW` symbols is a difference of two sums. The evidence
 * of a window is its sum over the square root of its number of features: padding thins it, repetition does not help.
 */
export class WindowScorer {
  readonly #model: LinearModel;
  readonly #reader: FeatureReader = new FeatureReader();
  readonly #sums: Float64Array = new Float64Array(RING);
  readonly #counts: Int32Array = new Int32Array(RING);
  readonly #balances: Int32Array = new Int32Array(RING);
  #sum = 0;
  #count = 0;
  /** Latin letters counted down, hanzi counted up. */
  #balance = 0;
  #length = 0;
  readonly #sentences: SentenceWindows = new SentenceWindows(WINDOW);

  constructor(model: LinearModel) {
    this.#model = model;
  }

  /** Sizes of the windows that end with the last symbol and are to be judged: they depend on the text alone. */
  readonly due: number[] = [];

  /** Symbols taken. */
  get length(): number {
    return this.#length;
  }

  take(unit: number): void {
    const letter = letterOf(unit);
    if (letter !== SKIPPED) this.#balance += isLatin(letter) ? -1 : LETTERS_PER_HANZI;
    this.#reader.takeLetter(letter);
    this.#add();
    this.#length += 1;
    this.#note();
    if (this.due.length > 0) this.due.length = 0;
    if (this.#length % STRIDE === 0 && this.#length >= SHORT_WINDOW) this.due.push(SHORT_WINDOW, WINDOW);
    if (endsSentence(unit)) this.#endSentence();
  }

  /** The text is over: everything that ends here is due. */
  finish(): void {
    this.#reader.finish();
    this.#add();
    this.#note();
    this.due.length = 0;
    this.due.push(SHORT_WINDOW, WINDOW);
    this.#endSentence();
  }

  #endSentence(): void {
    this.#sentences.end(this.#length);
    this.due.push(...this.#sentences.sizes);
  }

  #add(): void {
    const { slots, count } = this.#reader;
    const { weights, shift } = this.#model;
    for (let i = 0; i < count; i++) this.#sum += weights[(slots[i] ?? 0) >>> shift] ?? 0;
    this.#count += count;
  }

  #note(): void {
    const at = this.#length & (RING - 1);
    this.#sums[at] = this.#sum;
    this.#counts[at] = this.#count;
    this.#balances[at] = this.#balance;
  }

  /** Evidence of the last `size` symbols. */
  window(size: number): WindowScore {
    if (this.#length <= size) return this.whole();
    const at = (this.#length - size) & (RING - 1);
    return this.#score(
      this.#sum - (this.#sums[at] ?? 0),
      this.#count - (this.#counts[at] ?? 0),
      this.#balance - (this.#balances[at] ?? 0),
    );
  }

  /** Evidence of everything so far. */
  whole(): WindowScore {
    return this.#score(this.#sum, this.#count, this.#balance);
  }

  #score(sum: number, count: number, balance: number): WindowScore {
    const { scale, bias } = this.#model;
    const script: ScriptOf = balance >= 0 ? 'zh' : 'en';
    return { value: (sum * scale) / Math.sqrt(count + SMOOTHING) + bias[script], script };
  }
}
