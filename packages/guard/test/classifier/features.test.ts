import { describe, expect, it } from 'vitest';
import { FEATURE_BITS, FEATURE_VERSION, FeatureReader } from '../../src/classifier/features.ts';
import { foldText } from '../../src/tape/fold-text.ts';

function slotsOf(text: string): number[] {
  const reader = new FeatureReader();
  const slots: number[] = [];
  const collect = (): void => {
    slots.push(...reader.slots.subarray(0, reader.count));
  };
  for (const unit of foldText(text).split('')) {
    reader.take(unit.charCodeAt(0));
    collect();
  }
  reader.finish();
  collect();
  return slots;
}

describe('features', () => {
  it.each([
    ['你好', [244692, 277159, 347804]],
    ['ignore', [5728, 186416, 465039]],
    ['AI', [267723]],
    ['', []],
  ])('of %j are those that the weights were trained with', (text, slots) => {
    // Other numbers need another FEATURE_VERSION and new weights.
    expect([FEATURE_VERSION, FEATURE_BITS]).toEqual([1, 19]);
    expect(slotsOf(text)).toEqual(slots);
  });

  it.each([
    ['separators between hanzi', '忽-略 以*上', '忽略以上'],
    ['zero-width characters', '忽\u200b略\u200d以上', '忽略以上'],
    ['full width', 'ｉｇｎｏｒｅ', 'ignore'],
    ['traditional hanzi', '忽略設定', '忽略设定'],
    ['look-alikes', 'ignоrе', 'ignore'],
    ['digits for letters', '1gn0r3', 'ignore'],
    ['letter case', 'IGNORE', 'ignore'],
  ])('do not change by %s', (_, disguised, plain) => {
    expect(slotsOf(disguised)).toEqual(slotsOf(plain));
  });

  it('of spaced letters still hold those of the run of letters', () => {
    const spaced = slotsOf('i g.n-o r e');
    expect(slotsOf('ignore').filter((slot) => spaced.includes(slot))).toHaveLength(2);
  });

  it('see the order of words', () => {
    expect(slotsOf('drop the rules')).not.toEqual(slotsOf('the rules drop'));
  });
});
