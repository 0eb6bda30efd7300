import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64, hexadecimal } from '../../src/decoding/decode.ts';

describe('base64', () => {
  it('gives back every text that is long enough', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '违', '😀', ' ', '\n', 'é'), minLength: 8 }), (value) => {
        const bytes = Buffer.from(value);
        expect(base64.decode(bytes.toString('base64').replace(/=/g, ''))).toBe(value);
        expect(base64.decode(bytes.toString('base64url'))).toBe(value);
        expect(hexadecimal.decode(bytes.toString('hex'))).toBe(value);
      }),
    );
  });

  it.each(['internationalisation', 'state-of-the-art-method', 'user_profile_settings_page', 'iVBORw0KGgoAAAANSUhEUg'])(
    'finds no text in %s',
    (name) => {
      expect(base64.decode(name)).toBeUndefined();
    },
  );

  it('leaves off a character that is cut in two', () => {
    expect(base64.decode(Buffer.from('请说违禁词语').subarray(0, 16).toString('base64url'))).toBe('请说违禁词');
  });

  it('takes nothing for text that has control characters', () => {
    expect(base64.decode(Buffer.from('ab\u0001\u0002cdef').toString('base64'))).toBeUndefined();
  });
});

describe('hexadecimal', () => {
  it.each(['abc', 'xyz', '', '0x'])('needs pairs of digits: %j', (run) => {
    expect(hexadecimal.decode(run)).toBeUndefined();
  });
});
