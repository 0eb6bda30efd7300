import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, type Frame, MAX_FRAME_BYTES } from '../../src/node/frame.ts';

const frames: fc.Arbitrary<Frame> = fc
  .record({
    type: fc.constantFrom('record' as const, 'state' as const),
    seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    continues: fc.boolean(),
    payload: fc.uint8Array({ maxLength: 200 }),
    salt: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  })
  .map((frame) => (frame.type === 'record' ? frame : { ...frame, salt: new Uint8Array(0) }));

describe('a frame', () => {
  it('is read as it was written, whatever follows', () => {
    fc.assert(
      fc.property(frames, fc.uint8Array(), (frame, rest) => {
        const bytes = encodeFrame(frame);
        const decoded = decodeFrame(Buffer.concat([bytes, rest]));
        expect(decoded).toMatchObject({ kind: 'frame', size: bytes.length });
        expect(decoded.kind === 'frame' && encodeFrame(decoded.frame)).toEqual(bytes);
      }),
    );
  });

  it('is laid out as the specification says', () => {
    const frame = {
      type: 'state',
      seq: 258,
      continues: true,
      salt: new Uint8Array(0),
      payload: Uint8Array.of(9),
    } as const;
    const hex = Buffer.from(encodeFrame(frame)).toString('hex');
    expect(hex).toMatch(/^0000000a[0-9a-f]{8}82000000000000010209$/);
  });

  it('that ends early says how many bytes it needs', () => {
    fc.assert(
      fc.property(frames, fc.nat(), (frame, cut) => {
        const bytes = encodeFrame(frame);
        const length = cut % bytes.length;
        const need = length < 8 ? 8 : bytes.length;
        expect(decodeFrame(bytes.subarray(0, length))).toEqual({ kind: 'short', need });
      }),
    );
  });

  it('with one changed byte is never read as a frame', () => {
    fc.assert(
      fc.property(frames, fc.nat(), fc.integer({ min: 1, max: 255 }), (frame, at, mask) => {
        const bytes = encodeFrame(frame);
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ mask;
        expect(['broken', 'short']).toContain(decodeFrame(bytes).kind);
      }),
    );
  });

  it.each([0, 8, MAX_FRAME_BYTES, 0xffffffff])('of length %i is none', (length) => {
    const bytes = new Uint8Array(64);
    new DataView(bytes.buffer).setUint32(0, length);
    expect(decodeFrame(bytes)).toEqual({ kind: 'broken' });
  });
});
