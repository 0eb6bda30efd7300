import { describe, expect, it } from 'vitest';
import { matchesOf } from '../matches.ts';

const find = matchesOf('personal_data.email');

describe('e-mail addresses', () => {
  it.each([
    ['foo.bar+tag@example.com', 'foo.bar+tag@example.com'],
    ['邮箱是zhang_san@mail.example.cn，谢谢', 'zhang_san@mail.example.cn'],
    ['Write to me@example.org.', 'me@example.org'],
    ['<A.B@EXAMPLE.COM>', 'A.B@EXAMPLE.COM'],
    ['foo＠example．com', 'foo＠example．com'],
    ['fo\u200bo@example.com', 'fo\u200bo@example.com'],
    ['a@b.com-xyz', 'a@b.com'],
    ['a@b.co.1', 'a@b.co'],
    ['-a@b.cn', 'a@b.cn'],
    ['..a@b.cn', 'a@b.cn'],
    [`${'_'.repeat(30)}a@b.cn`, 'a@b.cn'],
    ['foo.-bar@b.cn', 'foo.-bar@b.cn'],
    ['a@b.cn:secret', 'a@b.cn'],
  ])('finds one in %j', (text, value) => {
    expect(find(text)).toEqual([value]);
  });

  it.each([
    ['a handle', '@anlan on social media'],
    ['a host without a domain', 'root@localhost'],
    ['a picture for dense screens', 'icon@2x.png'],
    ['a package version', 'vitest@4.1.12'],
    ['an over-long local part', `${'a'.repeat(65)}@example.com`],
    ['an empty label', 'a@.com'],
    ['a label that ends in a hyphen', 'a@b-.com'],
    ['a numeric top level', 'a@1.2.3.4'],
  ])('passes %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });
});
