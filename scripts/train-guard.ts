/**
 * Trains the classifier of packages/guard and measures it with whole sources left out.
 *
 *   npx tsx --conditions=@anlan/source scripts/train-guard.ts --data DIR --out packages/guard/src/classifier/weights
 *     --table FILE   write the measured table to a file as well
 *     --date DAY     the day that the manifest names (default: today)
 *     --measure      measure only, write no weights
 *     --data-alone   measure only, without the sentences of the phrase books: the cleanest estimate there is
 *
 * The same data, seed and date give the same files. The data are offensive texts: they are read, never copied.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FEATURE_VERSION } from '../packages/guard/src/classifier/features.ts';
import type { ClassifierManifest, HeadFacts, HeadName } from '../packages/guard/src/classifier/manifest.ts';
import { strongestEvidence } from '../packages/guard/src/classifier/text-score.ts';
import { foldText } from '../packages/guard/src/tape/fold-text.ts';
import { cleaned } from './guard/cleaned.ts';
import { emitManifest, emitWeights } from './guard/emit-weights.ts';
import { goldenTexts } from './guard/golden-texts.ts';
import { leaveSourcesOut } from './guard/leave-sources-out.ts';
import { measuredTable } from './guard/measure.ts';
import type { ByteModel } from './guard/quantise.ts';
import { readSamples } from './guard/read-samples.ts';
import { trainAll } from './guard/train-all.ts';

const SEED = 20_251_120;
const VERSION = '1';

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string' },
    out: { type: 'string' },
    table: { type: 'string' },
    date: { type: 'string' },
    measure: { type: 'boolean' },
    'data-alone': { type: 'boolean' },
  },
});
const measuresOnly = flags.measure === true || flags['data-alone'] === true;
if (flags.data === undefined || (flags.out === undefined && !measuresOnly)) {
  process.stderr.write(
    'usage: train-guard --data DIR --out DIR [--table FILE] [--date DAY] [--measure] [--data-alone]\n',
  );
  process.exitCode = 2;
} else {
  train(flags.data, measuresOnly ? undefined : flags.out);
}

function train(data: string, out: string | undefined): void {
  const read = readSamples(data);
  const samples = cleaned(read.samples);
  const { anchors, measured } = leaveSourcesOut(samples, SEED, flags['data-alone'] !== true);
  const table = measuredTable(measured);
  process.stdout.write(table);
  if (flags.table !== undefined) writeFileSync(flags.table, table);
  if (out === undefined) return;
  const heads = trainAll(samples, { attack: anchors }, SEED);
  const manifest: ClassifierManifest = {
    version: VERSION,
    featureVersion: FEATURE_VERSION,
    date: flags.date ?? new Date().toISOString().slice(0, 10),
    seed: SEED,
    dataDigest: read.digest,
    sources: countSources(samples),
    heads: factsOf(heads),
    weightsDigest: digestOf(heads),
    measured,
    golden: goldenScores(heads),
  };
  for (const { name, model } of heads) emitWeights(out, name, model.weights);
  emitManifest(out, manifest);
}

function countSources(samples: ReturnType<typeof cleaned>): ClassifierManifest['sources'] {
  const counts = new Map<string, { source: string; kind: string; texts: number }>();
  for (const { source, kind } of samples) {
    const entry = counts.get(`${source}\n${kind}`) ?? { source, kind, texts: 0 };
    counts.set(`${source}\n${kind}`, { ...entry, texts: entry.texts + 1 });
  }
  return [...counts.values()].sort((a, b) => (a.source + a.kind < b.source + b.kind ? -1 : 1));
}

type Heads = readonly {
  readonly name: HeadName;
  readonly bits: number;
  readonly model: ByteModel;
  readonly anchors: HeadFacts['anchors'];
}[];

function factsOf(heads: Heads): ClassifierManifest['heads'] {
  const facts = heads.map(({ name, bits, model, anchors }): [HeadName, HeadFacts] => [
    name,
    { bits, scale: model.scale, bias: model.bias, anchors },
  ]);
  return Object.fromEntries(facts) as ClassifierManifest['heads'];
}

function goldenScores(heads: Heads): ClassifierManifest['golden'] {
  return heads
    .filter(({ name }) => name === 'attack')
    .flatMap(({ model }) =>
      goldenTexts.map((text) => ({ text, evidence: strongestEvidence(model, foldText(text)).value })),
    );
}

function digestOf(heads: Heads): string {
  const digest = createHash('sha256');
  for (const { model } of heads) digest.update(model.weights);
  return digest.digest('hex');
}
