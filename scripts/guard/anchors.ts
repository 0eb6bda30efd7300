import type { Judged } from './judged.ts';

type Anchors = readonly [half: number, nineTenths: number];

/** No source says more about false alarms than this share: one kind of text must not set the threshold for all. */
const LARGEST_SHARE = 0.1;
const LEAST_TEXTS = 20;

/** The evidence above which one in a hundred, and one in a thousand, of the ordinary texts lie. */
export function anchorsOf(judged: readonly Judged[]): Anchors {
  const sizes = new Map<string, number>();
  for (const { sample } of judged) sizes.set(sample.source, (sizes.get(sample.source) ?? 0) + 1);
  const weightOf = (source: string): number => {
    const size = sizes.get(source) ?? 0;
    return size < LEAST_TEXTS ? 0 : Math.min(size / judged.length, LARGEST_SHARE) / size;
  };
  const ranked = judged
    .map(({ value, sample }) => ({ value, weight: weightOf(sample.source) }))
    .sort((a, b) => b.value - a.value);
  const total = ranked.reduce((sum, { weight }) => sum + weight, 0);
  return [quantile(ranked, 0.01 * total), quantile(ranked, 0.001 * total)];
}

function quantile(ranked: readonly { readonly value: number; readonly weight: number }[], mass: number): number {
  let seen = 0;
  for (const { value, weight } of ranked) {
    seen += weight;
    if (seen > mass) return value;
  }
  return 0;
}
