import { utf8ToBytes } from '@anlan/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigEndian, littleEndian } from '../../src/bytes/byte-order.ts';
import { concatBytes } from '../../src/bytes/sequences.ts';
import { buildChunk } from '../../src/formats/png/chunks.ts';
import { buildWebpChunk } from '../../src/formats/webp/chunks.ts';
import { type AigcLabel, createLabel, holdsLabel } from '../../src/index.ts';
import { read, write } from '../support/labels.ts';
import { bytesOf, picture } from '../support/pictures.ts';
import { type TiffEntry, tiff } from '../support/tiff.ts';

const value = fc.stringMatching(/^[\x21-\x5b\x5d-\x7e]{1,60}$/);
const anyLabel: fc.Arbitrary<AigcLabel> = fc
  .record({
    meaning: fc.constantFrom('is', 'may', 'suspected'),
    producer: value,
    contentId: value,
    reservedCode1: value,
    propagator: value,
  })
  .map((contents) => createLabel(contents as Parameters<typeof createLabel>[0]));
const block = fc.uint8Array({ minLength: 1, maxLength: 60 });

/** Files around which metadata of any kind stand, and the bytes that must survive. */
interface Around {
  readonly bytes: Uint8Array;
  readonly kept: readonly Uint8Array[];
}

const jpeg = await bytesOf(picture().jpeg());
const png = await bytesOf(picture().png());
const webp = await bytesOf(picture().withIccProfile('p3').webp());
const gif = await bytesOf(picture().gif());

const around: Readonly<Record<string, fc.Arbitrary<Around>>> = {
  jpeg: fc.array(fc.tuple(fc.integer({ min: 0xe2, max: 0xef }), block)).map((segments) => {
    const kept = segments.map(([marker, data]) =>
      concatBytes(new Uint8Array([0xff, marker]), bigEndian.put16(data.length + 2), data),
    );
    return { bytes: concatBytes(jpeg.subarray(0, 2), ...kept, jpeg.subarray(2)), kept };
  }),
  png: fc.array(fc.tuple(fc.stringMatching(/^[a-z]{2}Z[a-z]$/), block)).map((chunks) => {
    const kept = chunks.map(([type, data]) => buildChunk(type, data));
    return { bytes: concatBytes(png.subarray(0, 33), ...kept, png.subarray(33)), kept };
  }),
  webp: fc.array(fc.tuple(fc.stringMatching(/^[a-z]{4}$/), block)).map((chunks) => {
    const kept = chunks.map(([id, data]) => buildWebpChunk(id, data));
    const body = concatBytes(webp.subarray(8), ...kept);
    return { bytes: concatBytes(utf8ToBytes('RIFF'), littleEndian.put32(body.length), body), kept };
  }),
  gif: fc.array(block).map((comments) => {
    const kept = comments.map((data) =>
      concatBytes(new Uint8Array([0x21, 0xfe, data.length]), data, new Uint8Array(1)),
    );
    const trailer = gif.length - 1;
    return { bytes: concatBytes(gif.subarray(0, trailer), ...kept, gif.subarray(trailer)), kept };
  }),
  tiff: fc.tuple(fc.constantFrom(bigEndian, littleEndian), fc.array(block, { maxLength: 6 })).map(([order, blocks]) => {
    const entries: TiffEntry[] = blocks.map((data, i) => ({
      tag: 50_000 + i,
      type: 7,
      value: concatBytes(data, new Uint8Array(5)),
    }));
    return { bytes: tiff(order, [entries]), kept: blocks };
  }),
};

describe.each(Object.keys(around))('%s with any metadata around', (format) => {
  it('gives back any label, keeps the rest, and replaces on the second writing', async () => {
    await fc.assert(
      fc.asyncProperty(around[format]!, anyLabel, anyLabel, async ({ bytes, kept }, first, second) => {
        const once = await write(bytes, first, { signed: 'break' });
        const twice = await write(once, second);
        expect(holdsLabel(await read(once), first)).toBe(true);
        expect(holdsLabel(await read(twice), second)).toBe(true);
        for (const each of kept) expect(Buffer.from(twice).includes(Buffer.from(each))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
