import { guardError } from '../errors.ts';
import { decodeBase64 } from './base64.ts';
import { FEATURE_BITS, FEATURE_VERSION } from './features.ts';
import type { HeadFacts, HeadName } from './manifest.ts';
import { attackWeights } from './weights/attack.ts';
import { harmfulWeights } from './weights/harmful.ts';
import { jailbreakWeights } from './weights/jailbreak.ts';
import { classifierManifest } from './weights/manifest.ts';
import { toxicWeights } from './weights/toxic.ts';
import type { LinearModel, WindowScore } from './window-scorer.ts';

const encoded: Readonly<Record<HeadName, string>> = {
  attack: attackWeights,
  jailbreak: jailbreakWeights,
  harmful: harmfulWeights,
  toxic: toxicWeights,
};
/** Decoding takes milliseconds: done once, at first use. */
const models = new Map<HeadName, LinearModel>();

/** The weights of a head, ready for scoring. */
export function headModel(name: HeadName): LinearModel {
  const known = models.get(name);
  if (known !== undefined) return known;
  const model = modelOf(classifierManifest.heads[name], encoded[name]);
  models.set(name, model);
  return model;
}

/** Evidence on the head's scale of 0 to 1: 0.5 and 0.9 lie at its anchors. */
export function headScore(name: HeadName, { value, script }: WindowScore): number {
  const [half, nineTenths] = classifierManifest.heads[name].anchors[script];
  return 1 / (1 + Math.exp((-LOGIT_OF_NINE_TENTHS * (value - half)) / (nineTenths - half)));
}

const LOGIT_OF_NINE_TENTHS = Math.log(9);

function modelOf({ bits, scale, bias }: HeadFacts, base64: string): LinearModel {
  const bytes = decodeBase64(base64);
  if (classifierManifest.featureVersion !== FEATURE_VERSION || bytes.length !== 1 << bits) {
    throw guardError('invalid_detector', 'the weights of the classifier belong to other features: train it again');
  }
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return { weights, shift: FEATURE_BITS - bits, scale, bias };
}
