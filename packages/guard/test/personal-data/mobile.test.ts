import { describe, expect, it } from 'vitest';
import { matchesOf } from '../matches.ts';

const find = matchesOf('personal_data.cn_mobile');

describe('mobile numbers', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['我的手机号是13800138000，请记下', '13800138000'],
    ['电话：138 0013 8000。', '138 0013 8000'],
    ['138-0013-8000', '138-0013-8000'],
    ['138 00138000', '138 00138000'],
    ['+86 138 0013 8000', '+86 138 0013 8000'],
    ['+8613800138000', '+8613800138000'],
    ['(+86)138-0013-8000', '+86)138-0013-8000'],
    ['0086 13800138000', '0086 13800138000'],
    ['86-13800138000', '86-13800138000'],
    ['１３８００１３８０００', '１３８００１３８０００'],
    ['138\u200b0013\u200b8000', '138\u200b0013\u200b8000'],
    ['13800138000.', '13800138000'],
    ['{"phone":"13800138000"}', '13800138000'],
    ['19912345678', '19912345678'],
  ])('finds one in %j', (text, value) => {
    expect(find(text)).toEqual([value]);
  });

  it('finds several in a list', () => {
    expect(find('13800138000/13900139000 13700137000,13600136000、13500135000')).toHaveLength(5);
  });

  it.each([
    ['a timestamp in seconds', 'created_at 1755302400'],
    ['a timestamp in milliseconds', '1755302400000'],
    ['a product id', 'product_id 3074185296'],
    ['an order number of eleven digits', '订单号：13800138000'],
    ['an order number in JSON', '{"order_id": 13800138000}'],
    ['an order number in English', 'Order No. 13800138000'],
    ['a longer number', '1380013800012'],
    ['a number inside a longer one', '9913800138000'],
    ['a hash', 'a13800138000f9'],
    ['a commit', 'commit 3f13800138000e'],
    ['a version', 'v1.13800138000'],
    ['a decimal', '3.13800138000'],
    ['a fraction', '13800138000.25'],
    ['part of a serial number', 'SN-2024-13800138000-01'],
    ['an identifier', 'user_13800138000'],
    ['a path', 'https://example.com/items/13800138000'],
    ['a prefix that is none', '12800138000'],
    ['a landline', '010-12345678'],
    ['mixed separators', '138-0013 8000'],
    ['a wide gap', '138   .  0013  8000'],
  ])('passes %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });
});
