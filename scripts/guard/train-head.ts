import { FEATURE_BITS } from '../../packages/guard/src/classifier/features.ts';
import { SHORT_WINDOW, SMOOTHING, STRIDE, WINDOW } from '../../packages/guard/src/classifier/window-scorer.ts';
import type { Compiled } from './compile.ts';
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
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Logistic regression by AdaGrad with feature dropout. Of texts longer than a window the most suspicious window is
 * learnt (for attacks, since only one sentence may be one; for harmless texts, since it is the next false alarm).
 */
export class HeadTrainer {
  readonly #weights: Float32Array = new Float32Array(1 << FEATURE_BITS);
  readonly #squares: Float32Array = new Float32Array(1 << FEATURE_BITS).fill(1e-3);
  readonly #bias = [0, 0];
  readonly #biasSquares = [1e-3, 1e-3];
  readonly #options: TrainingOptions;
  readonly #random: SeededRandom;

  constructor(options: TrainingOptions) {
    this.#options = options;
    this.#random = new SeededRandom(options.seed);
  }

  train(examples: readonly Example[]): FloatModel {
    for (let epoch = 0; epoch < this.#options.epochs; epoch++) {
      for (const example of this.#random.shuffled(examples)) this.#learn(example, epoch);
    }
    return { weights: this.#weights, scale: 1, bias: { zh: this.#bias[0] ?? 0, en: this.#bias[1] ?? 0 } };
  }

  #learn(example: Example, epoch: number): void {
    const length = example.compiled.ends.length - 1;
    if (length <= SHORT_WINDOW) {
      this.#step(example, { from: 0, to: length });
      return;
    }
    if (epoch === 0 && example.positive && length > 2 * WINDOW) return;
    if (length > WINDOW) this.#step(example, this.#range(example.compiled, WINDOW, epoch === 0));
    else if (this.#random.unit() < 0.5) this.#step(example, { from: 0, to: length });
    else this.#step(example, this.#range(example.compiled, SHORT_WINDOW, epoch === 0));
  }

  /** The window that looks most like an attack so far; any in the first epoch. */
  #range(compiled: Compiled, size: number, any: boolean): Range {
    const length = compiled.ends.length - 1;
    if (any) {
      const from = this.#random.below(length - size + 1);
      return { from, to: from + size };
    }
    const sums = this.#sums(compiled);
    let best = { from: 0, to: size };
    let most = Number.NEGATIVE_INFINITY;
    for (let to = size; to <= length; to = to < length ? Math.min(length, to + STRIDE) : to + 1) {
      const range = { from: to - size, to };
      const value = this.#value(compiled, sums, range);
      if (value > most) [best, most] = [range, value];
    }
    return best;
  }

  #sums(compiled: Compiled): Float64Array {
    const { slots } = compiled;
    const sums = new Float64Array(slots.length + 1);
    for (let i = 0; i < slots.length; i++) sums[i + 1] = (sums[i] ?? 0) + (this.#weights[slots[i] ?? 0] ?? 0);
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
      const slot = slots[i] ?? 0;
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
      const slot = slots[i] ?? 0;
      if (kept(slot)) this.#move(slot, slope * factor);
    }
  }

  /** Which features this step sees: the same for all their occurrences. */
  #keep(): (slot: number) => boolean {
    const salt = this.#random.bits() | 1;
    const limit = this.#options.dropout * 0x1_0000;
    return (slot) => (Math.imul(slot + 1, salt) >>> 16) >= limit;
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
