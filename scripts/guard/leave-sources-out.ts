import type { Measured } from '../../packages/guard/src/classifier/manifest.ts';
import { anchorsOf } from './anchors.ts';
import { evade, evasionNames } from './evasions.ts';
import { foldNames } from './folds.ts';
import { GENERATED } from './generate.ts';
import { attackHead } from './heads.ts';
import { type Judged, judge } from './judged.ts';
import { type AllAnchors, measure } from './measure.ts';
import { SeededRandom } from './random.ts';
import type { Sample } from './sample.ts';
import { learn } from './train-all.ts';
import { SampleSplitter } from './training-set.ts';

/** Attacks of a fold that are also judged in every disguise. */
const DISGUISED = 300;
/** Characters of a harmless document on each side of a padded attack. */
const PADDING = 600;

/** For each fold trains on all others and judges it; then sets the scale of the score and counts. */
export function leaveSourcesOut(
  samples: readonly Sample[],
  seed: number,
  drawn: boolean,
): { readonly anchors: AllAnchors; readonly measured: readonly Measured[] } {
  const splitter = new SampleSplitter(samples, seed, drawn);
  const judged = foldNames.flatMap((name, fold) => {
    process.stderr.write(`left out: ${name}\n`);
    return judgeFold(splitter, fold, seed);
  });
  const ordinary = (script: 'zh' | 'en'): readonly Judged[] =>
    judged.filter((row) => row.evasion === 'none' && row.sample.kind === 'ordinary' && row.sample.language === script);
  const anchors = { zh: anchorsOf(ordinary('zh')), en: anchorsOf(ordinary('en')) };
  return { anchors, measured: measure(judged, anchors) };
}

function judgeFold(splitter: SampleSplitter, fold: number, seed: number): readonly Judged[] {
  const { train, test } = splitter.split(fold);
  const model = learn(attackHead, train, seed);
  const random = new SeededRandom(seed + 10 + fold);
  const plain = test
    .filter((sample) => attackHead.isLearnt(sample))
    .map((sample): Judged => ({ sample, fold, evasion: 'none', ...judge(model, sample.text) }));
  const attacks = test.filter(({ kind, source }) => kind === 'attack' && source !== GENERATED);
  const documents = test.filter(({ kind, text }) => kind === 'ordinary' && text.length >= 100);
  const disguised = random
    .shuffled(attacks)
    .slice(0, DISGUISED)
    .flatMap((sample): readonly Judged[] => {
      const padding = (): string => random.pick(documents, sample).text.slice(0, PADDING);
      return (['sampled', ...evasionNames] as const).map((evasion) => {
        const text = evasion === 'sampled' ? sample.text : evade(sample.text, evasion, random, padding);
        return { sample, fold, evasion, ...judge(model, text) };
      });
    });
  return [...plain, ...disguised];
}
