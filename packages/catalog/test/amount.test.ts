import { expect, it } from 'vitest';
import { describeAmount } from '../src/amount.ts';
import { units } from '../src/vocabulary.ts';

it.each([
  [{ comparator: 'at-least', value: 6, unit: 'month' }, '不少于 6 个月', 'at least 6 months'],
  [{ comparator: 'within', value: 1, unit: 'hour' }, '时限 1 小时', 'within 1 hour'],
  [{ comparator: 'more-than', value: 1_000_000, unit: 'person' }, '多于 1,000,000 人', 'more than 1,000,000 persons'],
  [{ comparator: 'at-most', value: 0.5, unit: 'percent' }, '不超过 0.5%', 'at most 0.5%'],
  [{ comparator: 'exactly', value: 1234.5, unit: 'CNY' }, '等于 1,234.5 元', 'exactly 1,234.5 CNY'],
] as const)('says %j in both languages', (number, zh, en) => {
  expect(describeAmount(number)).toEqual({ zh, en });
});

it('has words for every unit', () => {
  for (const unit of units)
    expect(describeAmount({ comparator: 'within', value: 2, unit }).zh).toMatch(/^时限 2\S* ?\S/);
});
