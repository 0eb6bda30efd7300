import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from '../src/base64.ts';

describe('base 64', () => {
  it('is that of everybody else, both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  it('has one text for one value', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ABQgwx+/=-_ \n'), maxLength: 12 }), (text) => {
        const bytes = decodeBase64(text);
        if (bytes) expect(encodeBase64(bytes)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['A', 'AA', 'AAA', 'AA=', 'AB==', 'AAB=', 'AA==AA==', '====', 'A A=', 'AAAA\n', 'AA-_'])(
    '%j is none',
    (text) => {
      expect(decodeBase64(text)).toBeUndefined();
    },
  );
});
