import { utf8ToBytes } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { bigEndian, littleEndian } from '../../src/bytes/byte-order.ts';
import { concatBytes } from '../../src/bytes/sequences.ts';
import { holdsLabel, serialiseLabel } from '../../src/index.ts';
import { newPacket } from '../../src/xmp/write-packet.ts';
import { describeFormat } from '../support/contract.ts';
import { label, otherLabel, read, write } from '../support/labels.ts';
import { decode, foreignPacket } from '../support/pictures.ts';
import { tiff } from '../support/tiff.ts';

const XMP = 700;
const bare = serialiseLabel(label, 'bare');
const foreign = utf8ToBytes(foreignPacket);
const padded = concatBytes(
  foreign.subarray(0, foreign.length - 19),
  utf8ToBytes(' '.repeat(1500)),
  foreign.subarray(foreign.length - 19),
);
const labelled = newPacket(serialiseLabel(otherLabel, 'bare'));

describeFormat({
  format: 'tiff',
  extension: 'tif',
  decode,
  samples: [
    { title: 'little-endian', make: () => tiff(littleEndian, [[]]) },
    { title: 'big-endian', make: () => tiff(bigEndian, [[]]) },
    {
      title: 'several pages, one with XMP',
      make: () => tiff(bigEndian, [[], [{ tag: XMP, type: 7, value: foreign }], []]),
    },
    { title: 'XMP of type 1', make: () => tiff(littleEndian, [[{ tag: XMP, type: 1, value: foreign }]]) },
    { title: 'XMP with room', make: () => tiff(bigEndian, [[{ tag: XMP, type: 1, value: padded }]]) },
  ],
});

describe('TIFF', () => {
  it('reads XMP of any byte type, and says that type 7 is laid down', async () => {
    for (const type of [1, 2, 6, 7]) {
      const report = await read(tiff(bigEndian, [[{ tag: XMP, type, value: newPacket(bare) }]]));
      expect(report.status).toBe('is');
      expect(report.findings.map(({ code }) => code)).toEqual(type === 7 ? [] : ['field_type_unexpected']);
    }
  });

  it('finds the label of another page', async () => {
    const bytes = tiff(littleEndian, [[], [{ tag: XMP, type: 7, value: newPacket(bare) }]]);
    expect(await read(bytes)).toMatchObject({ status: 'is', label: { place: 'tiff/other-xmp', normative: false } });
  });

  it('finds the label in the user comment of EXIF', async () => {
    const base = tiff(littleEndian, [[{ tag: 0x8769, type: 4, value: 0xabcdef }]]);
    const comment = concatBytes(utf8ToBytes('ASCII\0\0\0'), utf8ToBytes(serialiseLabel(label, 'wrapped')));
    const directory = concatBytes(
      littleEndian.put16(1),
      littleEndian.put16(0x9286),
      littleEndian.put16(7),
      littleEndian.put32(comment.length),
      littleEndian.put32(base.length + 18),
      littleEndian.put32(0),
    );
    const bytes = concatBytes(base, directory, comment);
    const at = Buffer.from(bytes).indexOf(Buffer.from(littleEndian.put32(0xabcdef)));
    bytes.set(littleEndian.put32(base.length), at);
    expect(await read(bytes)).toMatchObject({ status: 'is', label: { place: 'tiff/exif-user-comment' } });
    const written = await write(bytes, otherLabel);
    expect(holdsLabel(await read(written), otherLabel)).toBe(true);
    expect(Buffer.from(written).includes(label.ProduceID)).toBe(false);
  });

  it('writes where the old packet stands when it has room, and moves nothing', async () => {
    const before = tiff(bigEndian, [[{ tag: XMP, type: 7, value: padded }]]);
    const written = await write(before);
    expect(written).toHaveLength(before.length);
    expect(holdsLabel(await read(written), label)).toBe(true);
  });

  it('leaves everything but the header’s pointer where it was when it appends', async () => {
    const before = tiff(bigEndian, [[], []]);
    const written = await write(before);
    expect(written.subarray(8, before.length)).toEqual(before.subarray(8));
    expect(bigEndian.u32(written, 4)).toBeGreaterThanOrEqual(before.length);
    expect(bigEndian.u32(written, 4) % 2).toBe(0);
  });

  it('removes the label of another page without moving anything', async () => {
    const bytes = tiff(littleEndian, [[], [{ tag: XMP, type: 7, value: labelled }]]);
    const written = await write(bytes);
    expect(holdsLabel(await read(written), label)).toBe(true);
    expect(Buffer.from(written).includes(otherLabel.ProduceID)).toBe(false);
    expect(await decode(written)).toEqual(await decode(bytes));
  });

  it.each([
    ['with a label', labelled],
    ['without', foreign],
  ])('does not overwrite a packet %s that another page shares', async (_, packet) => {
    const bytes = tiff(littleEndian, [
      [{ tag: XMP, type: 7, value: packet }],
      [{ tag: XMP, type: 7, value: 0xabcdef, count: packet.length }],
    ]);
    const first = Buffer.from(bytes).indexOf(Buffer.from(packet));
    bytes.set(littleEndian.put32(first), Buffer.from(bytes).indexOf(Buffer.from(littleEndian.put32(0xabcdef))));
    const written = await write(bytes);
    expect(holdsLabel(await read(written), label)).toBe(true);
    if (packet === foreign) expect(written.subarray(first, first + packet.length)).toEqual(foreign);
  });

  it('asks before it breaks a C2PA signature', async () => {
    const bytes = tiff(bigEndian, [[{ tag: 0xcd41, type: 7, value: utf8ToBytes('jumbjumb') }]]);
    await expect(write(bytes)).rejects.toMatchObject({ code: 'signature_would_break' });
  });

  it.each([
    ['a circle of directories', circle()],
    ['a directory that is linked to itself', selfLinked()],
    ['no directory', concatBytes(utf8ToBytes('MM\0*'), bigEndian.put32(0))],
    ['a directory beyond the end', concatBytes(utf8ToBytes('MM\0*'), bigEndian.put32(0xfffffff0))],
    ['more entries than bytes', concatBytes(utf8ToBytes('MM\0*'), bigEndian.put32(8), bigEndian.put16(0xffff))],
    [
      'BigTIFF with 2^63 entries',
      concatBytes(utf8ToBytes('MM\0+\0\x08\0\0'), bigEndian.put64(16), bigEndian.put64(2 ** 52)),
    ],
    [
      'BigTIFF with an offset of 2^63',
      concatBytes(utf8ToBytes('MM\0+\0\x08\0\0'), new Uint8Array([0x80, 0, 0, 0, 0, 0, 0, 0])),
    ],
    ['BigTIFF with offsets of four bytes', utf8ToBytes('MM\0+\0\x04\0\0\0\0\0\0\0\0\0\x10')],
    ['XMP that is longer than the file', tiff(bigEndian, [[{ tag: XMP, type: 7, value: 100, count: 0xffffffff }]])],
    ['XMP of an unknown type', tiff(bigEndian, [[{ tag: XMP, type: 99, value: 100, count: 8 }]])],
  ])('is inconclusive about %s, and refuses to write', async (_, bytes) => {
    expect((await read(bytes)).status).toBe('inconclusive');
    await expect(write(bytes)).rejects.toThrow();
  });
});

function circle(): Uint8Array {
  const bytes = tiff(bigEndian, [[], []]);
  bytes.set(bigEndian.put32(12), bytes.length - 4);
  return bytes;
}

function selfLinked(): Uint8Array {
  const bytes = tiff(bigEndian, [[]]);
  bytes.set(bigEndian.put32(12), bytes.length - 4);
  return bytes;
}
