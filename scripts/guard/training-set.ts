import { type Compiled, compile } from './compile.ts';
import { evade } from './evasions.ts';
import { foldOf } from './folds.ts';
import { type Fillings, GENERATED, generate } from './generate.ts';
import { bookEn } from './phrases/book-en.ts';
import { bookZh } from './phrases/book-zh.ts';
import { hashText, SeededRandom } from './random.ts';
import type { Sample } from './sample.ts';
import type { Example } from './train-head.ts';

/** Texts drawn from each part of a phrase book. */
const DRAWN = 2500;
/** Share of the texts that are learnt with separators inside words as well. */
const SEPARATED = 0.15;
/** Groups count by this power of their size: large sources of one kind of text must not drown small ones. */
const BALANCE = 0.6;
/** Harmful requests without a frame are half an attack: what is inside a frame is learnt from them. */
const HARMFUL_WEIGHT = 0.5;
/** Short harmless requests, to put into frames. */
const TASK_SOURCES = new Set([
  'BELLE eval set',
  'BELLE zh seed tasks',
  'HalluQA questions',
  'self-instruct seeds',
  'self-instruct user-oriented',
  'P3 short questions (via self-instruct)',
]);
const LONGEST_TASK = 160;
const SHORTEST_DOCUMENT = 100;

/** The folds that hold composed frames also hold half of the harmful requests inside them. */
const PAYLOAD_FOLDS: readonly (number | undefined)[] = [undefined, 0, 1];

/** What the attack head learns from when a fold is left out, and the rows of the fold. */
export interface Split {
  readonly train: readonly Sample[];
  readonly test: readonly Sample[];
}

/** Splits the samples. With no fold left out everything is learnt. */
export class SampleSplitter {
  readonly #samples: readonly Sample[];
  readonly #halves: ReadonlyMap<Sample, number>;
  readonly #seed: number;
  readonly #drawn: boolean;

  /** @param drawn whether sentences of the phrase books are learnt beside the data */
  constructor(samples: readonly Sample[], seed: number, drawn: boolean = true) {
    this.#samples = samples;
    this.#halves = payloadHalves(samples);
    this.#seed = seed;
    this.#drawn = drawn;
  }

  split(leftOut: number | undefined): Split {
    const half = leftOut === undefined ? undefined : PAYLOAD_FOLDS[leftOut];
    const kept = this.#samples.filter((sample) => this.#isLearnt(sample, leftOut, half));
    const generated = this.#draw(kept);
    if (leftOut === foldOf({ source: GENERATED } as Sample)) return { train: this.#varied(kept), test: generated };
    const test = this.#samples.filter((sample) => this.#isTested(sample, leftOut, half));
    return { train: this.#varied(this.#drawn ? [...kept, ...generated] : kept), test };
  }

  #isLearnt(sample: Sample, leftOut: number | undefined, half: number | undefined): boolean {
    if (half !== undefined && this.#halves.get(sample) === half) return false;
    return sample.kind === 'harmful' || leftOut === undefined || foldOf(sample) !== leftOut;
  }

  #isTested(sample: Sample, leftOut: number | undefined, half: number | undefined): boolean {
    if (sample.kind === 'harmful' || leftOut === undefined || foldOf(sample) !== leftOut) return false;
    return half === undefined || (this.#halves.get(sample) ?? half) === half;
  }

  #draw(kept: readonly Sample[]): readonly Sample[] {
    return [
      ...generate(bookZh, fillings(kept, 'zh'), DRAWN, this.#seed + 1),
      ...generate(bookEn, fillings(kept, 'en'), DRAWN, this.#seed + 2),
    ];
  }

  #varied(samples: readonly Sample[]): readonly Sample[] {
    const random = new SeededRandom(this.#seed + 3);
    const separated = samples
      .filter(() => random.unit() < SEPARATED)
      .map((sample) => ({ ...sample, text: evade(sample.text, 'separator', random, () => '') }));
    return [...samples, ...separated];
  }
}

/** In which half the harmful request of a composed row, or the request itself, falls. */
function payloadHalves(samples: readonly Sample[]): ReadonlyMap<Sample, number> {
  const payloads = samples.filter(({ kind, text }) => kind === 'harmful' && text.length >= 8);
  const halves = new Map<Sample, number>(payloads.map((sample) => [sample, hashText(sample.text) % 2]));
  for (const sample of samples) {
    if (sample.source !== 'composed' || !sample.isJailbreak) continue;
    const payload = payloads.find(({ text }) => sample.text.includes(text));
    if (payload !== undefined) halves.set(sample, hashText(payload.text) % 2);
  }
  return halves;
}

function fillings(samples: readonly Sample[], language: 'zh' | 'en'): Fillings {
  const own = samples.filter((sample) => sample.language === language);
  const texts = (isWanted: (sample: Sample) => boolean): readonly string[] =>
    own.filter(isWanted).map(({ text }) => text);
  return {
    harmful: texts(({ kind }) => kind === 'harmful'),
    tasks: texts(({ source, text }) => TASK_SOURCES.has(source) && text.length < LONGEST_TASK),
    documents: texts(({ kind, text }) => kind === 'ordinary' && text.length >= SHORTEST_DOCUMENT),
  };
}

const compiled = new Map<string, Compiled>();

/** Weighs samples so that both answers, both languages and all groups of texts have their say. */
export function examplesOf(samples: readonly Sample[], isPositive: (sample: Sample) => boolean): readonly Example[] {
  const groupOf = (sample: Sample): string =>
    [isPositive(sample), sample.language, sample.source, sample.category.split(':')[0]].join('\n');
  const sideOf = (sample: Sample): string => [isPositive(sample), sample.language].join('\n');
  const sizes = countBy(samples, groupOf, () => 1);
  const share = (sample: Sample): number => (sizes.get(groupOf(sample)) ?? 1) ** (BALANCE - 1);
  const sides = countBy(samples, sideOf, share);
  return samples.map((sample) => ({
    compiled: compiledOf(sample.text),
    positive: isPositive(sample),
    weight: (share(sample) * samples.length * factorOf(sample, isPositive)) / (4 * (sides.get(sideOf(sample)) ?? 1)),
  }));
}

function factorOf(sample: Sample, isPositive: (sample: Sample) => boolean): number {
  const isHead = sample.kind === 'harmful' && isPositive({ ...sample, kind: 'attack' });
  return isHead ? HARMFUL_WEIGHT : 1;
}

function countBy(
  samples: readonly Sample[],
  keyOf: (sample: Sample) => string,
  amount: (sample: Sample) => number,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const sample of samples) counts.set(keyOf(sample), (counts.get(keyOf(sample)) ?? 0) + amount(sample));
  return counts;
}

function compiledOf(text: string): Compiled {
  const known = compiled.get(text) ?? compile(text);
  compiled.set(text, known);
  return known;
}
