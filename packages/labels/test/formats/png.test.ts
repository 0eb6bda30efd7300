import { deflateSync } from 'node:zlib';
import { utf8ToBytes } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { concatBytes } from '../../src/bytes/sequences.ts';
import { buildChunk } from '../../src/formats/png/chunks.ts';
import { holdsLabel, serialiseLabel } from '../../src/index.ts';
import { newPacket } from '../../src/xmp/write-packet.ts';
import { exifBlock } from '../support/exif.ts';
import { label, otherLabel, read, write } from '../support/labels.ts';
import { bytesOf, decode, foreignPacket, picture } from '../support/pictures.ts';

const HEADER_END = 33;
const bare = serialiseLabel(label, 'bare');
const wrapped = serialiseLabel(label, 'wrapped');
const png = await bytesOf(picture().png());

/** Behind IHDR, or before IEND. */
function withChunk(type: string, data: Uint8Array, at: number = HEADER_END): Uint8Array {
  return concatBytes(png.subarray(0, at), buildChunk(type, data), png.subarray(at));
}
const behindPixels = png.length - 12;
const text = (keyword: string, value: string): Uint8Array => utf8ToBytes(`${keyword}\0${value}`);
const ztext = (keyword: string, value: string | Uint8Array): Uint8Array =>
  concatBytes(utf8ToBytes(`${keyword}\0\0`), deflateSync(value));
const itext = (keyword: string, value: Uint8Array, compressed: boolean): Uint8Array =>
  concatBytes(
    utf8ToBytes(`${keyword}\0${compressed ? '\x01' : '\0'}\0en\0AIGC\0`),
    compressed ? deflateSync(value) : value,
  );
const XMP = 'XML:com.adobe.xmp';

describe('reading PNG', () => {
  it.each([
    ['tEXt, wrapped as the guide says', 'tEXt', text('AIGC', wrapped), 'png/text', ['place_alternative']],
    [
      'tEXt, bare as products write it',
      'tEXt',
      text('AIGC', bare),
      'png/text',
      ['place_alternative', 'form_unexpected'],
    ],
    [
      'tEXt with the keyword in lower case',
      'tEXt',
      text('aigc', wrapped),
      'png/text',
      ['key_name_case', 'place_alternative'],
    ],
    ['zTXt', 'zTXt', ztext('AIGC', bare), 'png/other-text', ['place_not_listed']],
    ['iTXt', 'iTXt', itext('AIGC', utf8ToBytes(bare), false), 'png/other-text', ['place_not_listed']],
    ['compressed iTXt', 'iTXt', itext('AIGC', utf8ToBytes(bare), true), 'png/other-text', ['place_not_listed']],
    ['XMP with a language', 'iTXt', itext(XMP, newPacket(bare), false), 'png/xmp', []],
    ['compressed XMP', 'iTXt', itext(XMP, newPacket(bare), true), 'png/other-xmp', ['place_not_listed']],
    ['XMP in tEXt', 'tEXt', concatBytes(text(XMP, ''), newPacket(bare)), 'png/other-xmp', ['place_not_listed']],
    ['EXIF', 'eXIf', exifBlock(wrapped), 'png/exif-user-comment', ['place_not_listed']],
  ])('finds a label in %s, before and behind the pixels', async (_, ...[type, data, place, codes]) => {
    for (const at of [HEADER_END, behindPixels]) {
      const report = await read(withChunk(type, data, at));
      expect(report).toMatchObject({ status: 'is', label: { place, fields: label } });
      expect(report.findings.map(({ code }) => code)).toEqual(codes);
      const written = await write(withChunk(type, data, at), otherLabel);
      expect(holdsLabel(await read(written), otherLabel)).toBe(true);
      expect(await decode(written)).toEqual(await decode(png));
    }
  });

  it.each([
    ['another keyword', 'tEXt', text('Comment', wrapped)],
    ['no keyword', 'tEXt', utf8ToBytes(`\0${wrapped}`)],
    ['another chunk', 'aIGC', text('AIGC', wrapped)],
  ])('finds none under %s', async (_, type, data) => {
    expect((await read(withChunk(type, data))).status).toBe('none');
  });

  it('says of a wrong checksum that it is wrong, and reads on', async () => {
    const bytes = withChunk('tEXt', text('AIGC', wrapped));
    const broken = bytes.slice();
    broken[HEADER_END + 8 + 5 + wrapped.length] = 0;
    const report = await read(broken);
    expect(report.status).toBe('is');
    expect(report.findings.map(({ code }) => code)).toContain('checksum_wrong');
  });

  it.each([
    ['a bomb', ztext('AIGC', new Uint8Array(64 * 1024 * 1024))],
    ['broken compression', concatBytes(utf8ToBytes('AIGC\0\0'), utf8ToBytes('no deflate'))],
  ])('is inconclusive about %s, and still reads the others', async (_, data) => {
    const one = withChunk('zTXt', data);
    expect(await read(one)).toMatchObject({ status: 'inconclusive', findings: [{ code: 'inflate_failed' }] });
    const both = concatBytes(
      one.subarray(0, HEADER_END),
      buildChunk('tEXt', text('AIGC', wrapped)),
      one.subarray(HEADER_END),
    );
    expect((await read(both)).status).toBe('is');
    await expect(write(one)).rejects.toMatchObject({ code: 'inflate_failed' });
  });

  it('says that bytes follow the end', async () => {
    const report = await read(concatBytes(png, utf8ToBytes('PK')));
    expect(report).toMatchObject({ status: 'none', findings: [{ code: 'bytes_after_end', detail: { count: 2 } }] });
  });
});

describe('writing PNG', () => {
  it('stands directly behind the header, uncompressed', async () => {
    const written = Buffer.from(await write(png));
    expect(written.subarray(HEADER_END + 4, HEADER_END + 8 + XMP.length + 5).toString('latin1')).toBe(
      `iTXt${XMP}\0\0\0\0\0`,
    );
    expect(written.subarray(written.length - (png.length - HEADER_END))).toEqual(Buffer.from(png.subarray(HEADER_END)));
  });

  it('moves a packet before the pixels that stands behind them', async () => {
    const bytes = withChunk(
      'iTXt',
      concatBytes(utf8ToBytes(`${XMP}\0\0\0\0\0`), utf8ToBytes(foreignPacket)),
      behindPixels,
    );
    const written = Buffer.from(await write(bytes));
    expect(written.indexOf('测试')).toBeGreaterThan(0);
    expect(written.indexOf('测试')).toBeLessThan(written.indexOf('IDAT'));
  });

  it('keeps an animation, whose control chunk stands before the pixels', async () => {
    const control = buildChunk('acTL', new Uint8Array([0, 0, 0, 1, 0, 0, 0, 0]));
    const animated = concatBytes(png.subarray(0, HEADER_END), control, png.subarray(HEADER_END));
    const written = Buffer.from(await write(animated));
    expect(written.indexOf(control)).toBeGreaterThan(0);
    expect(written.indexOf(control)).toBeLessThan(written.indexOf('IDAT'));
  });

  it('asks before it breaks a C2PA signature', async () => {
    await expect(write(withChunk('caBX', utf8ToBytes('jumb')))).rejects.toMatchObject({
      code: 'signature_would_break',
    });
  });

  it('refuses a file without header', async () => {
    const bytes = concatBytes(png.subarray(0, 8), png.subarray(HEADER_END));
    await expect(write(bytes)).rejects.toMatchObject({ code: 'structure_broken' });
  });
});
