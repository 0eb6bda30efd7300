import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FEATURE_VERSION } from '../../src/classifier/features.ts';
import { headModel, headScore } from '../../src/classifier/heads.ts';
import type { HeadName } from '../../src/classifier/manifest.ts';
import { strongestEvidence } from '../../src/classifier/text-score.ts';
import { classifierManifest } from '../../src/classifier/weights/manifest.ts';
import { foldText } from '../../src/tape/fold-text.ts';

const heads: readonly HeadName[] = ['attack', 'jailbreak', 'harmful', 'toxic'];
const folder = join(import.meta.dirname, '../../src/classifier/weights');

describe('the weights of the classifier', () => {
  it('are those that the manifest names', () => {
    const digest = createHash('sha256');
    for (const name of heads) digest.update(headModel(name).weights);
    expect(digest.digest('hex')).toBe(classifierManifest.weightsDigest);
    expect(classifierManifest.featureVersion).toBe(FEATURE_VERSION);
  });

  it('take less than 2 MiB of the repository', () => {
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2 * 1024 * 1024);
  });

  it.each(classifierManifest.golden)('give the evidence of the training for $text', ({ text, evidence }) => {
    expect(strongestEvidence(headModel('attack'), foldText(text)).value).toBeCloseTo(evidence, 6);
  });

  it.each(heads)('of %s have a scale that rises through its anchors', (name) => {
    for (const script of ['zh', 'en'] as const) {
      const [half, nineTenths] = classifierManifest.heads[name].anchors[script];
      expect(half).toBeLessThan(nineTenths);
      expect(headScore(name, { value: half, script })).toBeCloseTo(0.5, 9);
      expect(headScore(name, { value: nineTenths, script })).toBeCloseTo(0.9, 9);
    }
  });

  it('come with counts of what was learnt and measured', () => {
    expect(classifierManifest.dataDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(classifierManifest.sources.length).toBeGreaterThan(10);
    for (const { texts, flagged, acted } of classifierManifest.measured) {
      expect(flagged).toBeLessThanOrEqual(texts);
      expect(acted).toBeLessThanOrEqual(flagged);
    }
  });
});
