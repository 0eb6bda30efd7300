import { isAnlanError } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/http/request-body.ts';

const parse = (text: string | Uint8Array) => {
  const value = parseJson(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return isAnlanError(value) ? value.code : value;
};

describe('a body', () => {
  it.each<[string, unknown]>([
    ['{"a":[1,"二",null]}', { a: [1, '二', null] }],
    ['"\\ud83d\\ude00"', '😀'],
    ['0', 0],
    [`${'['.repeat(100)}${']'.repeat(100)}`, expect.anything()],
  ])('%s is read', (text, value) => {
    expect(parse(text)).toEqual(value);
  });

  it.each<[title: string, text: string | Uint8Array]>([
    ['nothing', ''],
    ['half of an object', '{"a":'],
    ['two values', '{}{}'],
    ['a byte order mark', '\ufeff{}'],
    ['NaN', '{"a":NaN}'],
    ['a comment', '{} // x'],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['half of a surrogate pair', '{"a":"\\ud83d"}'],
    ['half of a surrogate pair in a name', '{"\\ude00":1}'],
    ['lists without end', `${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['objects without end', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
  ])('that holds %s is no JSON', (_, text) => {
    expect(parse(text)).toBe('invalid_json');
  });

  it('keeps `__proto__` as a member like any other', () => {
    const value = parse('{"__proto__":{"admin":true}}') as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect((value as { admin?: boolean }).admin).toBeUndefined();
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});
