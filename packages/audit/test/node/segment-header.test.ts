import { describe, expect, it } from 'vitest';
import { decodeHeader, encodeHeader, HEADER_BYTES } from '../../src/node/segment-header.ts';

const header = {
  journalId: '01234567-89ab-4def-8123-456789abcdef',
  firstSeq: 2 ** 40 + 5,
  previousHash: Uint8Array.from({ length: 32 }, (_, n) => n),
};

describe('a segment header', () => {
  it('is read as it was written, whatever follows', () => {
    const bytes = Buffer.concat([encodeHeader(header), Buffer.from('frames')]);
    expect(decodeHeader(bytes)).toEqual({ kind: 'header', header });
  });

  it('does not read with any one byte changed or missing', () => {
    for (let index = 0; index < HEADER_BYTES; index++) {
      const bytes = encodeHeader(header);
      expect(decodeHeader(bytes.subarray(0, index))).toEqual({ kind: 'broken' });
      bytes[index] = (bytes[index] ?? 0) ^ 0x20;
      expect(decodeHeader(bytes)).toEqual({ kind: 'broken' });
    }
  });
});
