import { createHash } from 'node:crypto';
import { utf8ToBytes } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { bigEndian, littleEndian } from '../../src/bytes/byte-order.ts';
import { concatBytes } from '../../src/bytes/sequences.ts';
import { holdsLabel, serialiseLabel } from '../../src/index.ts';
import { newPacket } from '../../src/xmp/write-packet.ts';
import { exifBlock, utf16 } from '../support/exif.ts';
import { label, otherLabel, read, write } from '../support/labels.ts';
import { bytesOf, decode, foreignPacket, picture } from '../support/pictures.ts';

const wrapped = serialiseLabel(label, 'wrapped');
const bare = serialiseLabel(label, 'bare');
const jpeg = await bytesOf(picture().jpeg());

function segment(marker: number, ...data: readonly Uint8Array[]): Uint8Array {
  const body = concatBytes(...data);
  return concatBytes(new Uint8Array([0xff, marker]), bigEndian.put16(body.length + 2), body);
}
/** Behind SOI, before JFIF. */
function withSegments(...segments: readonly Uint8Array[]): Uint8Array {
  return concatBytes(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2));
}
const exif = (block: Uint8Array): Uint8Array => segment(0xe1, utf8ToBytes('Exif\0\0'), block);
const xmp = (packet: Uint8Array): Uint8Array => segment(0xe1, utf8ToBytes('http://ns.adobe.com/xap/1.0/\0'), packet);

function extended(packet: Uint8Array, pieces = 2): readonly Uint8Array[] {
  const guid = utf8ToBytes(createHash('md5').update(packet).digest('hex').toUpperCase());
  const size = Math.ceil(packet.length / pieces);
  return Array.from({ length: pieces }, (_, i) =>
    segment(
      0xe1,
      utf8ToBytes('http://ns.adobe.com/xmp/extension/\0'),
      guid,
      bigEndian.put32(packet.length),
      bigEndian.put32(i * size),
      packet.subarray(i * size, (i + 1) * size),
    ),
  );
}

describe('reading JPEG', () => {
  it.each([
    ['EXIF, big-endian', [exif(exifBlock(wrapped, { order: bigEndian }))]],
    ['EXIF, with the NUL of real files', [exif(exifBlock(`${wrapped}\0`))]],
    ['EXIF, no character code', [exif(exifBlock(wrapped, { code: '\0\0\0\0\0\0\0\0' }))]],
    [
      'EXIF, UTF-16 in the order of the block',
      [exif(exifBlock(wrapped, { code: 'UNICODE\0', encode: utf16(littleEndian) }))],
    ],
    ['EXIF, UTF-16 in the other order', [exif(exifBlock(wrapped, { code: 'UNICODE\0', encode: utf16(bigEndian) }))]],
  ])('finds the label of the guide’s alternative: %s', async (_, segments) => {
    const report = await read(withSegments(...segments));
    expect(report).toMatchObject({
      status: 'is',
      label: { place: 'jpeg/exif-user-comment', normative: false, fields: label },
    });
    expect(report.findings.map(({ code }) => code)).toEqual(['place_alternative']);
  });

  it.each([
    ['APP11', 0xeb],
    ['another application segment', 0xe4],
  ])('finds the label that a vendor glues into %s', async (_, marker) => {
    const report = await read(withSegments(segment(marker, utf8ToBytes(`AIGC${bare}`))));
    expect(report).toMatchObject({ status: 'is', label: { place: 'jpeg/app-segment', shape: 'glued' } });
    expect(report.findings.map(({ code }) => code)).toEqual(['place_not_listed']);
  });

  it('finds a label in extended XMP, whatever the order of its portions', async () => {
    const portions = extended(newPacket(bare), 3);
    expect(await read(withSegments(...portions.toReversed()))).toMatchObject({
      status: 'is',
      label: { place: 'jpeg/extended-xmp' },
    });
    expect((await read(withSegments(...portions.slice(1)))).status).toBe('inconclusive');
  });

  it('passes fill bytes before markers and segments without length', async () => {
    const odd = concatBytes(
      jpeg.subarray(0, 2),
      new Uint8Array([0xff, 0xff, 0xff, 0x01, 0xff, 0xff]),
      xmp(newPacket(bare)),
      jpeg.subarray(2),
    );
    expect((await read(odd)).status).toBe('is');
  });

  it('leaves a user comment alone that is no label', async () => {
    expect(await read(withSegments(exif(exifBlock('holiday'))))).toMatchObject({ status: 'none', findings: [] });
  });

  it('prefers the normative place where labels disagree, and says that they do', async () => {
    const both = withSegments(exif(exifBlock(serialiseLabel(otherLabel, 'wrapped'))), xmp(newPacket(bare)));
    const report = await read(both);
    expect(report).toMatchObject({ status: 'is', label: { place: 'jpeg/xmp' } });
    expect(report.labels).toHaveLength(2);
    expect(report.findings.map(({ code }) => code)).toContain('labels_disagree');
  });

  it('says of labels that agree that only one may remain', async () => {
    const report = await read(withSegments(exif(exifBlock(wrapped)), xmp(newPacket(bare))));
    expect(report.findings.find(({ code }) => code === 'labels_repeated')).toMatchObject({
      severity: 'warning',
      clause: 'gb45438@2025/6.1',
    });
  });

  it('is inconclusive where EXIF or XMP is broken and no label was found', async () => {
    expect((await read(withSegments(exif(exifBlock(wrapped).subarray(0, 30))))).status).toBe('inconclusive');
    expect((await read(withSegments(xmp(utf8ToBytes('<a'))))).status).toBe('inconclusive');
  });
});

describe('writing JPEG', () => {
  it('stands behind JFIF and EXIF', async () => {
    const jfif = segment(0xe0, utf8ToBytes('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'));
    const leading = [jfif, exif(exifBlock('holiday'))];
    const start = 2 + leading[0]!.length + leading[1]!.length;
    const before = withSegments(...leading);
    const written = await write(before);
    expect(written.subarray(0, start)).toEqual(before.subarray(0, start));
    expect(Buffer.from(written).indexOf('http://ns.adobe.com/xap/1.0/')).toBe(start + 4);
  });

  it('leaves one label where there were three, and nothing of the others', async () => {
    const all = withSegments(
      exif(exifBlock(serialiseLabel(otherLabel, 'wrapped'))),
      segment(0xeb, utf8ToBytes(`AIGC${serialiseLabel(otherLabel, 'bare')}`)),
      xmp(utf8ToBytes(foreignPacket)),
      xmp(newPacket(serialiseLabel(otherLabel, 'bare'))),
    );
    const written = await write(all);
    expect(holdsLabel(await read(written), label)).toBe(true);
    expect(Buffer.from(written).includes(otherLabel.ProduceID)).toBe(false);
    expect(Buffer.from(written).includes('测试')).toBe(true);
    expect(await decode(written)).toEqual(await decode(all));
  });

  it('keeps extended XMP, and refuses to write where that holds a label', async () => {
    const portions = extended(utf8ToBytes(foreignPacket));
    const written = await write(withSegments(xmp(utf8ToBytes(foreignPacket)), ...portions));
    for (const portion of portions) expect(Buffer.from(written).includes(Buffer.from(portion))).toBe(true);
    await expect(write(withSegments(...extended(newPacket(bare))))).rejects.toMatchObject({
      code: 'file_not_editable',
      details: { reason: 'label_in_extended_xmp' },
    });
  });

  it('refuses a packet that would not fit into a segment', async () => {
    const large = foreignPacket.replace('测试', 'x'.repeat(65_000));
    await expect(write(withSegments(xmp(utf8ToBytes(large))))).rejects.toMatchObject({ code: 'metadata_too_large' });
  });

  it('refuses to throw a broken packet away', async () => {
    await expect(write(withSegments(xmp(utf8ToBytes('<a'))))).rejects.toMatchObject({ code: 'xmp_not_editable' });
  });

  it('asks before it breaks a C2PA signature', async () => {
    const signed = withSegments(segment(0xeb, utf8ToBytes('JP\0\x01\0\0\0\x01\0\0\0\x40jumb\0\0\0\x20jumdc2pa')));
    expect((await read(signed)).findings).toMatchObject([{ code: 'content_signed', detail: { scheme: 'c2pa' } }]);
    await expect(write(signed)).rejects.toMatchObject({ code: 'signature_would_break' });
    expect(holdsLabel(await read(await write(signed, label, { signed: 'break' })), label)).toBe(true);
  });

  it.each([
    ['an XMP segment before the index', (index: Uint8Array, packet: Uint8Array) => [packet, index]],
    ['an XMP segment behind the index', (index: Uint8Array, packet: Uint8Array) => [index, packet]],
    ['no XMP segment', (index: Uint8Array) => [index]],
  ])('moves the index of further pictures along: %s', async (_, order) => {
    const second = await bytesOf(picture().negate().jpeg());
    const build = (size: number, offset: number): Uint8Array =>
      withSegments(...order(mpf(size, offset), xmp(utf8ToBytes(foreignPacket))));
    const draft = build(0, 1);
    const offsetBase = Buffer.from(draft).indexOf('MPF\0') + 4;
    const both = concatBytes(build(draft.length, draft.length - offsetBase), second);
    const written = await write(both);
    const base = Buffer.from(written).indexOf('MPF\0') + 4;
    const entries = base + 26;
    const size = bigEndian.u32(written, entries + 4);
    const offset = bigEndian.u32(written, entries + 16 + 8);
    expect(size).toBe(written.length - second.length);
    expect(written.subarray(base + offset)).toEqual(second);
  });
});

/** An index of two pictures: the first as long as `size`, the second at `offset` from the index. */
function mpf(size: number, offset: number): Uint8Array {
  const entry = (bytes: number, at: number): readonly Uint8Array[] => [0, bytes, at, 0].map((n) => bigEndian.put32(n));
  return segment(
    0xe2,
    utf8ToBytes('MPF\0MM\0*'),
    bigEndian.put32(8),
    bigEndian.put16(1),
    bigEndian.put16(0xb002),
    bigEndian.put16(7),
    bigEndian.put32(32),
    bigEndian.put32(26),
    bigEndian.put32(0),
    ...entry(size, 0),
    ...entry(1234, offset),
  );
}
