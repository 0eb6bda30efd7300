import { FEATURE_BITS } from '../../packages/guard/src/classifier/features.ts';
import { SHORT_WINDOW, SMOOTHING, STRIDE, WINDOW } from '../../packages/guard/src/classifier/window-scorer.ts';
import type { Compiled, Range } from './compile.ts';
import { SeededRandom } from './random.ts';

/** One text to learn from. */
export interface Example {
  readonly compiled: Compiled;
  readonly positive: boolean;
  readonly weight: number;
}

/** Weights of one head as learnt. */
export interface FloatModel {
  readonly weights: Float32Array;
  readonly shift: number;
  readonly scale: 1;
  readonly bias: { readonly zh: number; readonly en: number };
}

export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  /** Share of the features that each step leaves out. */
  readonly dropout: number;
  readonly seed: number;
  /** Two to the power of this many weights. */
  readonly bits: number;
}

/** Share of the steps on longer texts that look at one sentence. */
const SENTENCE_SHARE = 0.3;

function windowsOf(length: number, size: number): readonly Range[] {
  const ranges: Range[] = [];
  for (let to = size; to < length; to += STRIDE) ranges.push({ from: to - size, to });
  return [...ranges, { from: length - size, to: length }];
}

/**
 * Logistic regression by AdaGrad with feature dropout. Of texts longer than a window the most suspicious window is
 * learnt (for attacks, since only one sentence may be one; for harmless texts, since it is the next false alarm).
 */
export class HeadTrainer {
  readonly #weights: Float32Array;
  readonly #squares: Float32Array;
  readonly #shift: number;
  readonly #bias = [0, 0];
  readonly #biasSquares = [1e-3, 1e-3];
  readonly #options: TrainingOptions;
  readonly #random: SeededRandom;

  constructor(options: TrainingOptions) {
    this.#options = options;
    this.#weights = new Float32Array(1 << options.bits);
    this.#squares = new Float32Array(1 << options.bits).fill(1e-3);
    this.#shift = FEATURE_BITS - options.bits;
    this.#random = new SeededRandom(options.seed);
  }

  train(examples: readonly Example[]): FloatModel {
    for (let epoch = 0; epoch < this.#options.epochs; epoch++) {
      for (const example of this.#random.shuffled(examples)) this.#learn(example, epoch);
    }
    const bias = { zh: this.#bias[0] ?? 0, en: this.#bias[1] ?? 0 };
    return { weights: this.#weights, shift: this.#shift, scale: 1, bias };
  }

  #learn(example: Example, epoch: number): void {
    const { compiled, positive } = example;
    const length = compiled.ends.length - 1;
    if (epoch === 0 && positive && length > 2 * WINDOW) return;
    const range = length <= SHORT_WINDOW ? { from: 0, to: length } : this.#pick(compiled, epoch === 0);
    this.#step(example, range);
  }

  /** One of the windows that the scorer would judge: the whole, a fixed size, or a sentence. */
  #pick(compiled: Compiled, any: boolean): Range {
    const length = compiled.ends.length - 1;
    const choice = this.#random.unit();
    if (choice < SENTENCE_SHARE && compiled.sentences.length > 0) return this.#worst(compiled, compiled.sentences, any);
    if (length > WINDOW) return this.#worst(compiled, windowsOf(length, WINDOW), any);
    if (choice < (1 + SENTENCE_SHARE) / 2) return { from: 0, to: length };
    return this.#worst(compiled, windowsOf(length, SHORT_WINDOW), any);
  }

  /** The range that looks most like an attack so far; any in the first epoch. */
  #worst(compiled: Compiled, ranges: readonly Range[], any: boolean): Range {
    const first = { from: 0, to: compiled.ends.length - 1 };
    if (any) return this.#random.pick(ranges, first);
    const sums = this.#sums(compiled);
    let best = ranges[0] ?? first;
    let most = Number.NEGATIVE_INFINITY;
    for (const range of ranges) {
      const value = this.#value(compiled, sums, range);
      if (value > most) [best, most] = [range, value];
    }
    return best;
  }

  #sums(compiled: Compiled): Float64Array {
    const { slots } = compiled;
    const sums = new Float64Array(slots.length + 1);
    for (let i = 0; i < slots.length; i++)
      sums[i + 1] = (sums[i] ?? 0) + (this.#weights[(slots[i] ?? 0) >>> this.#shift] ?? 0);
    return sums;
  }

  #value({ ends }: Compiled, sums: Float64Array, { from, to }: Range): number {
    const [first, last] = [ends[from] ?? 0, ends[to] ?? 0];
    return ((sums[last] ?? 0) - (sums[first] ?? 0)) / Math.sqrt(last - first + SMOOTHING);
  }

  #step({ compiled, positive, weight }: Example, { from, to }: Range): void {
    const { slots, ends, balances } = compiled;
    const [first, last] = [ends[from] ?? 0, ends[to] ?? 0];
    const kept = this.#keep();
    let sum = 0;
    let count = 0;
    for (let i = first; i < last; i++) {
      const slot = (slots[i] ?? 0) >>> this.#shift;
      if (!kept(slot)) continue;
      sum += this.#weights[slot] ?? 0;
      count += 1;
    }
    const factor = 1 / Math.sqrt(count + SMOOTHING);
    const script = (balances[to] ?? 0) - (balances[from] ?? 0) >= 0 ? 0 : 1;
    const probability = 1 / (1 + Math.exp(-(sum * factor + (this.#bias[script] ?? 0))));
    const slope = weight * (probability - (positive ? 1 : 0));
    this.#moveBias(script, slope);
    for (let i = first; i < last; i++) {
      const slot = (slots[i] ?? 0) >>> this.#shift;
      if (kept(slot)) this.#move(slot, slope * factor);
    }
  }

  /** Which features this step sees: the same for all their occurrences. */
  #keep(): (slot: number) => boolean {
    const salt = this.#random.bits() | 1;
    const limit = this.#options.dropout * 0x1_0000;
    return (slot) => Math.imul(slot + 1, salt) >>> 16 >= limit;
  }

  #move(slot: number, slope: number): void {
    const value = this.#weights[slot] ?? 0;
    const gradient = slope + this.#options.decay * value;
    const square = (this.#squares[slot] ?? 0) + gradient * gradient;
    this.#squares[slot] = square;
    this.#weights[slot] = value - (this.#options.rate * gradient) / Math.sqrt(square);
  }

  #moveBias(script: 0 | 1, slope: number): void {
    const square = (this.#biasSquares[script] ?? 0) + slope * slope;
    this.#biasSquares[script] = square;
    this.#bias[script] = (this.#bias[script] ?? 0) - (0.1 * this.#options.rate * slope) / Math.sqrt(square);
  }
}
