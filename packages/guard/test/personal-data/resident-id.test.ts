import { describe, expect, it } from 'vitest';
import { matchesOf } from '../matches.ts';

const find = matchesOf('personal_data.cn_resident_id');

describe('resident identity numbers', () => {
  it.each([
    ['11010519491231002X', '11010519491231002X'],
    ['身份证号11010519491231002x，请核对', '11010519491231002x'],
    ['440524188001010014', '440524188001010014'],
    ['１１０１０５１９４９１２３１００２Ｘ', '１１０１０５１９４９１２３１００２Ｘ'],
    ['110105 19491231 002X', '110105 19491231 002X'],
    ['1101051949\u200b1231002X', '1101051949\u200b1231002X'],
    ['身份证：130503670401001', '130503670401001'],
    ['ID card no. 130503670401001.', '130503670401001'],
  ])('finds one in %j', (text, value) => {
    expect(find(text)).toEqual([value]);
  });

  it.each([
    ['a wrong check character', '110105194912310021'],
    ['a region that does not exist', '99010519491231002X'],
    ['an impossible date', '11010519491331002X'],
    ['a 30th of February', '110105194902300029'],
    ['a longer number', '911010519491231002X'],
    ['a letter behind', '11010519491231002XY'],
    ['an order number of 18 digits', '202511201234567890'],
    ['the old form without a word that says so', '130503670401001'],
    ['the old form with an impossible date', '身份证 130503671301001'],
    ['fifteen digits of something else', '设备 IMEI 356938035643809'],
  ])('passes %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });
});
