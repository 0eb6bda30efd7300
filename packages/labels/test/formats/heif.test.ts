import { utf8ToBytes } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { bigEndian } from '../../src/bytes/byte-order.ts';
import { concatBytes } from '../../src/bytes/sequences.ts';
import { FileView } from '../../src/file-view.ts';
import { topBoxes } from '../../src/formats/heif/heif-boxes.ts';
import { rangesOf, readItemMeta, readRanges } from '../../src/formats/heif/item-meta.ts';
import { defaultLimits, holdsLabel, serialiseLabel } from '../../src/index.ts';
import { nodePorts } from '../../src/node/index.ts';
import { memorySource } from '../../src/source.ts';
import { newPacket } from '../../src/xmp/write-packet.ts';
import { describeFormat } from '../support/contract.ts';
import { exifBlock } from '../support/exif.ts';
import { box, fullBox, type HeifItem, type HeifOptions, heif, locations } from '../support/heif.ts';
import { label, otherLabel, read, write } from '../support/labels.ts';
import { foreignPacket } from '../support/pictures.ts';

const RDF = 'application/rdf+xml';
const wrapped = serialiseLabel(label, 'wrapped');
const picture: HeifItem = { id: 1, type: 'hvc1', data: utf8ToBytes('the coded picture, which nobody decodes here') };
const tile: HeifItem = { id: 7, type: 'hvc1', data: utf8ToBytes('another tile in three parts'), parts: 3 };
const xmp = (packet: Uint8Array, id = 9): HeifItem => ({ id, type: 'mime', contentType: RDF, data: packet });
const exif = (text: string): HeifItem => ({
  id: 8,
  type: 'Exif',
  data: concatBytes(bigEndian.put32(6), utf8ToBytes('Exif\0\0'), exifBlock(text)),
});
const foreign = xmp(utf8ToBytes(foreignPacket));
const roomy = xmp(utf8ToBytes(foreignPacket.replace('<?xpacket end', `${' '.repeat(1500)}<?xpacket end`)));

/** What stands for decoding here: the data of every item but the packet, wherever they are now. */
async function itemData(bytes: Uint8Array): Promise<unknown> {
  const file = new FileView(memorySource(bytes), defaultLimits, nodePorts);
  const meta = await readItemMeta(file, await metaBox(bytes));
  const pictures = meta.infos.filter(({ type }) => type === 'hvc1');
  return Promise.all(
    pictures.map(async ({ id }) => Buffer.from(await readRanges(file, rangesOf(meta, id) ?? [])).toString()),
  );
}

async function metaBox(bytes: Uint8Array): Promise<Parameters<typeof readItemMeta>[1]> {
  const boxes = await topBoxes(new FileView(memorySource(bytes), defaultLimits, nodePorts));
  return boxes.find(({ type }) => type === 'meta')!;
}

const layouts: readonly (readonly [string, HeifOptions])[] = [
  ['data behind the list', { items: [picture, tile] }],
  ['no references yet', { items: [picture], references: false }],
  ['data before the list', { items: [picture, tile], layout: 'before' }],
  ['data within the list', { items: [picture, tile], layout: 'idat' }],
  ['addresses in the base', { items: [picture, tile], baseSize: 4 }],
  ['addresses of 64 bits', { items: [picture, tile], baseSize: 8, offsetSize: 8 }],
  ['addresses in the base only', { items: [picture], baseSize: 4, offsetSize: 0 }],
  ['item list of version 0', { items: [picture, tile], ilocVersion: 0 }],
  ['item list of version 2', { items: [picture, tile], ilocVersion: 2 }],
  ['some free space', { items: [picture, tile], free: 64 }],
  ['enough free space', { items: [picture, tile], free: 400 }],
  ['data to the end of the file', { items: [picture, tile], openData: true }],
  ['EXIF and XMP', { items: [picture, exif('holiday'), foreign] }],
  ['XMP with room', { items: [picture, roomy] }],
  ['a sequence beside the picture', { items: [picture, tile], moov: track }],
];

/** exiftool 12 does not read a packet within the list, so it cannot say what was there before. */
const withinList: HeifOptions = { items: [picture, foreign], layout: 'idat' };
const common = { format: 'heif', extension: 'heic', decode: itemData } as const;

describeFormat({ ...common, samples: layouts.map(([title, options]) => ({ title, make: () => heif(options) })) });
describeFormat({
  ...common,
  exiftool: false,
  samples: [{ title: 'XMP within the list', make: () => heif(withinList) }],
});

function track(dataAt: number): Uint8Array {
  const chunks = fullBox('stco', 0, bigEndian.put32(2), bigEndian.put32(dataAt), bigEndian.put32(dataAt + 4));
  const large = fullBox('co64', 0, bigEndian.put32(1), bigEndian.put64(dataAt));
  const options: HeifOptions = { items: [{ ...picture, data: picture.data.subarray(0, 4) }] };
  const list = fullBox('meta', 0, locations(options, dataAt));
  return box('moov', box('trak', box('mdia', box('minf', box('stbl', chunks, large))), list));
}

describe('HEIF', () => {
  it('joins a packet that is cut into parts, and writes it in one piece', async () => {
    const bytes = heif({ items: [picture, { ...foreign, parts: 4 }] });
    const written = await write(bytes);
    expect(holdsLabel(await read(written), label)).toBe(true);
    expect(await itemData(written)).toEqual(await itemData(bytes));
  });

  it('moves nothing where the packet has room', async () => {
    const bytes = heif({ items: [picture, roomy] });
    const written = await write(bytes);
    expect(written).toHaveLength(bytes.length);
    expect(Buffer.from(written).indexOf(Buffer.from(picture.data))).toBe(
      Buffer.from(bytes).indexOf(Buffer.from(picture.data)),
    );
  });

  it('moves nothing where free space follows the item list', async () => {
    const bytes = heif({ items: [picture, tile], free: 400 });
    const written = await write(bytes);
    expect(Buffer.from(written).indexOf(Buffer.from(picture.data))).toBe(
      Buffer.from(bytes).indexOf(Buffer.from(picture.data)),
    );
  });

  it('moves the chunk offsets and item lists of tracks along', async () => {
    const written = Buffer.from(await write(heif({ items: [picture, tile], moov: track })));
    const dataAt = written.indexOf(Buffer.from(picture.data));
    const chunks = written.indexOf('stco') + 12;
    expect([written.readUInt32BE(chunks), written.readUInt32BE(chunks + 4)]).toEqual([dataAt, dataAt + 4]);
    expect(written.readBigUInt64BE(written.indexOf('co64') + 12)).toBe(BigInt(dataAt));
    const list = written.lastIndexOf('iloc');
    expect(written.indexOf('iloc')).toBeLessThan(list);
    expect(written.readUInt32BE(list + 4 + 4 + 2 + 2 + 2 + 2 + 2 + 2)).toBe(dataAt);
  });

  it('puts a moved address into the base, so that a signer that moves it again does so once', async () => {
    const written = Buffer.from(await write(heif({ items: [picture], baseSize: 4 })));
    const row = written.indexOf('iloc') + 12;
    expect(written.readUInt32BE(row + 6)).toBe(written.indexOf(Buffer.from(picture.data)));
    expect(written.readUInt32BE(row + 12)).toBe(0);
  });

  it('describes the primary item by a reference', async () => {
    const written = Buffer.from(await write(heif({ items: [picture, tile], references: false })));
    const at = written.indexOf('cdsc');
    expect([written.readUInt16BE(at + 4), written.readUInt16BE(at + 6), written.readUInt16BE(at + 8)]).toEqual([
      8, 1, 1,
    ]);
  });

  it('leaves one label where EXIF, a second packet and a track had others', async () => {
    const old = newPacket(serialiseLabel(otherLabel, 'bare'));
    const bytes = heif({ items: [picture, exif(serialiseLabel(otherLabel, 'wrapped')), xmp(old), xmp(old, 10)] });
    expect((await read(bytes)).labels).toHaveLength(3);
    const written = await write(bytes);
    expect(holdsLabel(await read(written), label)).toBe(true);
    expect(Buffer.from(written).includes(otherLabel.ProduceID)).toBe(false);
  });

  it('finds the label in EXIF', async () => {
    const bytes = heif({ items: [picture, exif(wrapped)] });
    expect(await read(bytes)).toMatchObject({ status: 'is', label: { place: 'heif/exif-user-comment' } });
  });

  it.each([
    ['a picture', 'heic', 'heif'],
    ['a sequence', 'avis', 'heif'],
    ['a film', 'isom', undefined],
  ])('knows %s by its brand', async (_, brand, format) => {
    const report = await read(heif({ items: [picture], brand }));
    expect(report.format === 'heif').toBe(format === 'heif');
  });

  it.each([
    ['fragments', (bytes: Uint8Array) => concatBytes(bytes, box('moof')), 'fragmented'],
    ['no item list', (bytes: Uint8Array) => rename(bytes, 'iloc'), 'no_item_list'],
    ['no primary item', (bytes: Uint8Array) => rename(bytes, 'pitm'), 'no_item_list'],
    ['no meta', (bytes: Uint8Array) => rename(bytes, 'meta'), 'no_item_list'],
    ['an item that reaches to the end', (bytes: Uint8Array) => noLength(bytes), 'item_without_length'],
  ])('refuses a file with %s', async (_, change, reason) => {
    await expect(write(change(heif({ items: [picture] })))).rejects.toMatchObject({
      code: 'file_not_editable',
      details: { reason },
    });
  });

  it('refuses tracks with auxiliary offsets', async () => {
    const moov = (): Uint8Array => box('moov', box('trak', box('mdia', box('minf', box('stbl', fullBox('saio', 0))))));
    await expect(write(heif({ items: [picture], moov }))).rejects.toMatchObject({
      details: { reason: 'auxiliary_offsets' },
    });
  });

  it.each([
    ['protected', (bytes: Buffer) => bytes.writeUInt16BE(1, bytes.lastIndexOf('infe') + 10)],
    ['beyond the end', (bytes: Buffer) => bytes.writeUInt32BE(0xfffffff0, bytes.indexOf('iloc') + 12 + 14 + 8)],
  ])('is inconclusive about a packet that is %s', async (_, change) => {
    const bytes = Buffer.from(heif({ items: [picture, xmp(newPacket(serialiseLabel(label, 'bare')))] }));
    change(bytes);
    expect((await read(bytes)).status).toBe('inconclusive');
    await expect(write(bytes)).rejects.toThrow();
  });
});

function rename(bytes: Uint8Array, type: string): Uint8Array {
  const out = Buffer.from(bytes);
  out.write('zzzz', out.indexOf(type));
  return out;
}

function noLength(bytes: Uint8Array): Uint8Array {
  const out = Buffer.from(bytes);
  out.writeUInt32BE(0, out.indexOf('iloc') + 12 + 12);
  return out;
}
