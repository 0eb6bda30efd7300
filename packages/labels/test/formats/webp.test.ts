import { utf8ToBytes } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { littleEndian } from '../../src/bytes/byte-order.ts';
import { concatBytes } from '../../src/bytes/sequences.ts';
import { buildWebpChunk } from '../../src/formats/webp/chunks.ts';
import { holdsLabel, serialiseLabel } from '../../src/index.ts';
import { newPacket } from '../../src/xmp/write-packet.ts';
import { exifBlock } from '../support/exif.ts';
import { label, otherLabel, read, write } from '../support/labels.ts';
import { bytesOf, decode, picture } from '../support/pictures.ts';

const wrapped = serialiseLabel(label, 'wrapped');
const lossy = await bytesOf(picture().webp());
const lossless = await bytesOf(picture().webp({ lossless: true }));
const transparent = await bytesOf(picture(4).webp({ lossless: true }));
const extended = await bytesOf(picture().withIccProfile('p3').webp());

function riff(...chunks: readonly Uint8Array[]): Uint8Array {
  const body = concatBytes(utf8ToBytes('WEBP'), ...chunks);
  return concatBytes(utf8ToBytes('RIFF'), littleEndian.put32(body.length), body);
}
function withChunk(id: string, data: Uint8Array): Uint8Array {
  return riff(extended.subarray(12), buildWebpChunk(id, data));
}
const chunkIds = (bytes: Uint8Array): readonly string[] => {
  const ids: string[] = [];
  for (
    let at = 12;
    at < bytes.length;
    at += 8 + littleEndian.u32(bytes, at + 4) + (littleEndian.u32(bytes, at + 4) % 2)
  ) {
    ids.push(Buffer.from(bytes.subarray(at, at + 4)).toString());
  }
  return ids;
};

describe('reading WebP', () => {
  it.each([
    ['with the prefix of JPEG', concatBytes(utf8ToBytes('Exif\0\0'), exifBlock(wrapped))],
    ['without it', exifBlock(wrapped)],
  ])('finds the label of the guide’s alternative in EXIF %s', async (_, block) => {
    const bytes = withChunk('EXIF', block);
    expect(await read(bytes)).toMatchObject({
      status: 'is',
      label: { place: 'webp/exif-user-comment', fields: label },
    });
    expect(holdsLabel(await read(await write(bytes, otherLabel)), otherLabel)).toBe(true);
  });

  it('says so of a form that is shorter or longer than the file', async () => {
    expect((await read(concatBytes(lossy, utf8ToBytes('tail')))).findings).toMatchObject([{ code: 'bytes_after_end' }]);
    expect((await read(lossy.subarray(0, lossy.length - 4))).findings).toMatchObject([{ code: 'file_truncated' }]);
  });
});

describe('writing WebP', () => {
  it.each([
    ['lossy', lossy, 0x04],
    ['lossless', lossless, 0x04],
    ['lossless with alpha', transparent, 0x14],
  ])('gives a simple %s file the extended header that metadata need', async (_, bytes, flags) => {
    const written = await write(bytes);
    expect(chunkIds(written)).toEqual(['VP8X', ...chunkIds(bytes), 'XMP ']);
    expect(written[20]).toBe(flags);
    expect([littleEndian.u16(written, 24), littleEndian.u16(written, 27)]).toEqual([23, 15]);
    expect(littleEndian.u32(written, 4)).toBe(written.length - 8);
  });

  it('puts XMP behind EXIF and before chunks that are not known', async () => {
    const bytes = riff(
      extended.subarray(12),
      buildWebpChunk('EXIF', exifBlock('a')),
      buildWebpChunk('ZZZZ', new Uint8Array(3)),
    );
    expect(chunkIds(await write(bytes))).toEqual([...chunkIds(extended), 'EXIF', 'XMP ', 'ZZZZ']);
  });

  it('adds the pad byte that a last chunk lacks', async () => {
    const bytes = withChunk('EXIF', concatBytes(exifBlock('ab'), new Uint8Array(1)));
    const odd = exifBlock('ab').length % 2 === 0 ? bytes : withChunk('EXIF', exifBlock('ab'));
    const short = riff(odd.subarray(12, odd.length - 1));
    const written = await write(short);
    expect(chunkIds(written).slice(-2)).toEqual(['EXIF', 'XMP ']);
    expect(await decode(written)).toEqual(await decode(extended));
  });

  it('leaves one label where two XMP chunks had one each', async () => {
    const bytes = riff(
      extended.subarray(12),
      buildWebpChunk('XMP ', newPacket(serialiseLabel(otherLabel, 'bare'))),
      buildWebpChunk('XMP ', newPacket(serialiseLabel(otherLabel, 'bare'))),
    );
    expect((await read(bytes)).labels).toHaveLength(2);
    expect(holdsLabel(await read(await write(bytes)), label)).toBe(true);
  });

  it('asks before it breaks a C2PA signature', async () => {
    await expect(write(withChunk('C2PA', utf8ToBytes('jumb')))).rejects.toMatchObject({
      code: 'signature_would_break',
    });
  });

  it.each([
    ['no chunk', riff()],
    ['something else first', riff(buildWebpChunk('EXIF', exifBlock('a')))],
    ['a lossy stream that is none', riff(buildWebpChunk('VP8 ', new Uint8Array(20)))],
    ['a lossless stream that is none', riff(buildWebpChunk('VP8L', new Uint8Array(20)))],
  ])('refuses a file with %s', async (_, bytes) => {
    await expect(write(bytes)).rejects.toMatchObject({ code: 'structure_broken' });
  });
});
