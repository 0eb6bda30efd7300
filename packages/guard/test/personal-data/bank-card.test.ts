import { describe, expect, it } from 'vitest';
import { matchesOf } from '../matches.ts';

const find = matchesOf('personal_data.bank_card');

describe('bank card numbers', () => {
  it.each([
    ['6222021234567890128', '6222021234567890128'],
    ['6222 0212 3456 7890 128', '6222 0212 3456 7890 128'],
    ['6222-0212-3456-7890-128', '6222-0212-3456-7890-128'],
    ['4111111111111111', '4111111111111111'],
    ['pay with 4111 1111 1111 1111, thanks', '4111 1111 1111 1111'],
    ['5555555555554444', '5555555555554444'],
    ['3530111333300000', '3530111333300000'],
    ['６２２２０２１２３４５６７８９０１２８', '６２２２０２１２３４５６７８９０１２８'],
    ['银行卡：9558820200001234568', '9558820200001234568'],
    ['card number 9558820200001234568', '9558820200001234568'],
  ])('finds one in %j', (text, value) => {
    expect(find(text)).toEqual([value]);
  });

  it.each([
    ['a wrong check digit', '6222021234567890123'],
    ['an issuer nobody knows, unnamed', '9558820200001234568'],
    ['an order number', '订单号 4111111111111111'],
    ['an order number in English', 'order number: 4111111111111111'],
    ['a 16-digit order number', '2025112012345678'],
    ['a timestamp in microseconds', '1755302400000000'],
    ['one digit only', '银行卡 0000000000000000'],
    ['a longer number', '41111111111111111111'],
    ['a hash', 'a4111111111111111f'],
    ['a decimal', '0.4111111111111111'],
    ['too few digits', '622202123456'],
    ['the next group makes it another number', '4111 1111 1111 1111 5'],
  ])('passes %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });

  it('leaves a resident identity number to its own detector', () => {
    expect(find('账号 440524188001010014')).toEqual([]);
  });
});
