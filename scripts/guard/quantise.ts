import type { FloatModel } from './train-head.ts';

/** Weights in one byte each, and what a step is worth. */
export interface ByteModel {
  readonly weights: Int8Array;
  readonly shift: number;
  readonly scale: number;
  readonly bias: FloatModel['bias'];
}

/** The few largest weights are cut off, so that the steps stay fine for the many. */
const LARGEST_KEPT = 0.9998;

export function quantise(model: FloatModel): ByteModel {
  const sizes = model.weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const largest = sizes[Math.floor(LARGEST_KEPT * (sizes.length - 1))] ?? 1;
  const scale = largest / 127;
  const weights = Int8Array.from(model.weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))));
  return { weights, shift: model.shift, scale, bias: model.bias };
}
