import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURE_BITS, FeatureReader, MAX_PER_SYMBOL } from '../../src/classifier/features.ts';
import { headModel } from '../../src/classifier/heads.ts';
import { strongestEvidence } from '../../src/classifier/text-score.ts';

const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 });

describe('whatever the symbols are', () => {
  it('each completes a bounded number of features, all within the tables', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const reader = new FeatureReader();
        for (const unit of units) {
          reader.take(unit);
          expect(reader.count).toBeLessThanOrEqual(MAX_PER_SYMBOL);
          for (const slot of reader.slots.subarray(0, reader.count)) expect(slot >>> FEATURE_BITS).toBe(0);
        }
      }),
    );
  });

  it('the evidence is a finite number', () => {
    const model = headModel('attack');
    fc.assert(
      fc.property(anyUnits, (units) => {
        expect(Number.isFinite(strongestEvidence(model, String.fromCharCode(...units)).value)).toBe(true);
      }),
    );
  });
});
