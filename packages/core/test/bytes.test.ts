import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesToHex, bytesToUtf8, hexToBytes, utf8ToBytes } from '../src/index.ts';

describe('UTF-8', () => {
  test('any text without lone surrogates comes back', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => bytesToUtf8(utf8ToBytes(value)) === value));
  });

  test('a byte order mark is part of the text', () => {
    expect(bytesToUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe('\ufeffA');
  });

  test('a lone surrogate becomes U+FFFD', () => {
    expect(bytesToHex(utf8ToBytes('a\ud800'))).toBe('61efbfbd');
  });

  test.each([
    ['a stray continuation byte', [0x80]],
    ['a cut sequence', [0xe5, 0xae]],
    ['an overlong form', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a code point over U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ])('%s is refused, not replaced', (_, bytes) => {
    expect(() => bytesToUtf8(Uint8Array.from(bytes))).toThrow(TypeError);
  });
});

describe('hexadecimal', () => {
  test('any bytes come back, written in lower case', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(bytesToHex(bytes)).toMatch(/^(?:[0-9a-f]{2})*$/);
        expect(hexToBytes(bytesToHex(bytes))).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  test('is read in either case', () => {
    expect(hexToBytes('00fFAb')).toEqual(Uint8Array.of(0, 255, 171));
  });

  test.each(['0', 'abc', 'zz', '0x12', '12 34', '１２'])('%j is none', (value) => {
    expect(hexToBytes(value)).toBeUndefined();
  });
});
