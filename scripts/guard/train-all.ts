import type { HeadFacts, HeadName } from '../../packages/guard/src/classifier/manifest.ts';
import { anchorsOf } from './anchors.ts';
import { attackHead, type HeadPlan, hintHeads } from './heads.ts';
import { type Judged, judge } from './judged.ts';
import { type ByteModel, quantise } from './quantise.ts';
import { hashText } from './random.ts';
import type { Sample } from './sample.ts';
import { type FloatModel, HeadTrainer } from './train-head.ts';
import { examplesOf, SampleSplitter } from './training-set.ts';

type Anchors = HeadFacts['anchors'];

/** A head as it goes into the package. */
export interface TrainedHead {
  readonly name: HeadName;
  readonly bits: number;
  readonly model: ByteModel;
  readonly anchors: Anchors;
}

/** Trains one head on what it may learn from. */
export function learn(plan: HeadPlan, samples: readonly Sample[], seed: number): FloatModel {
  const trainer = new HeadTrainer({ epochs: 8, rate: 0.3, decay: 1e-6, dropout: 0.4, seed, bits: plan.bits });
  return trainer.train(examplesOf(samples.filter(plan.isLearnt), plan.isPositive));
}

/** Trains all heads on all samples; the order is that of the digest in the manifest. */
export function trainAll(
  samples: readonly Sample[],
  anchors: { readonly attack: Anchors },
  seed: number,
): readonly TrainedHead[] {
  const { train } = new SampleSplitter(samples, seed).split(undefined);
  const heads = [
    { plan: attackHead, anchors: anchors.attack },
    ...hintHeads.map((plan) => ({ plan, anchors: hintAnchors(plan, train, seed) })),
  ];
  return heads.map(({ plan, anchors: scale }) => ({
    name: plan.name,
    bits: plan.bits,
    model: quantise(learn(plan, train, seed)),
    anchors: scale,
  }));
}

/** A hint's scale: from a random half of the samples, judged by a head that learnt the other half. */
function hintAnchors(plan: HeadPlan, samples: readonly Sample[], seed: number): Anchors {
  const isHeld = ({ text }: Sample): boolean => hashText(text) % 2 === 0;
  const known = samples.filter((sample) => plan.isLearnt(sample));
  const model = learn(
    plan,
    known.filter((sample) => !isHeld(sample)),
    seed,
  );
  const of = (language: 'zh' | 'en'): readonly [number, number] => {
    const rows = known.filter((sample) => isHeld(sample) && !plan.isPositive(sample) && sample.language === language);
    return anchorsOf(
      rows.map((sample): Judged => ({ sample, fold: 0, evasion: 'none', ...judge(model, sample.text) })),
    );
  };
  return { zh: of('zh'), en: of('en') };
}
