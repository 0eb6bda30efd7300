import { describe, expect, it } from 'vitest';
import { crc32c } from '../../src/node/crc32c.ts';

describe('crc32c', () => {
  // RFC 3720 §B.4, and the check value that every catalogue of CRCs gives.
  it.each([
    ['32 zeros', new Uint8Array(32), 0x8a9136aa],
    ['32 ones', new Uint8Array(32).fill(0xff), 0x62a8ab43],
    ['32 counting up', Uint8Array.from({ length: 32 }, (_, n) => n), 0x46dd794e],
    ['32 counting down', Uint8Array.from({ length: 32 }, (_, n) => 31 - n), 0x113fdb5c],
    ['123456789', Buffer.from('123456789'), 0xe3069283],
    ['nothing', new Uint8Array(0), 0],
  ])('of %s is as published', (_, bytes, expected) => {
    expect(crc32c(bytes)).toBe(expected);
  });

  it('can be taken piece by piece', () => {
    const bytes = Buffer.from('123456789');
    expect(crc32c(bytes.subarray(4), crc32c(bytes.subarray(0, 4)))).toBe(crc32c(bytes));
  });
});
