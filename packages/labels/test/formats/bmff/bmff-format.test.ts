import { utf8ToBytes } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { bigEndian } from '../../../src/bytes/byte-order.ts';
import { concatBytes } from '../../../src/bytes/sequences.ts';
import { buildBox } from '../../../src/formats/bmff/boxes.ts';
import { nodePorts } from '../../../src/node/inflate.ts';
import { serialiseLabel } from '../../../src/object/serialise-label.ts';
import type { ByteSource } from '../../../src/source.ts';
import { writeLabel } from '../../../src/write-label.ts';
import { newPacket } from '../../../src/xmp/write-packet.ts';
import { ascii, codes, holds, label, labelled, otherLabel, reading, sightings } from '../media/round-trip.ts';
import { chunks, metadata, movie, samples } from './movie.ts';

const json = serialiseLabel(label, 'bare');
const expected: readonly Uint8Array[] = [samples.subarray(0, 100), samples.subarray(100, 200)];
const xmpBox = buildBox(
  'uuid',
  Uint8Array.from(Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex')),
  newPacket(json),
);

function userData(...inner: readonly Uint8Array[]): Uint8Array {
  return buildBox('udta', ...inner);
}

describe('writing into a movie', () => {
  const files: Readonly<Record<string, Uint8Array>> = {
    'header first': movie(),
    'header last': movie({ movieFirst: false }),
    'offsets of 64 bits': movie({ wide: true }),
    'other user data': movie({ inMovie: [userData(buildBox('name', ascii('x')), new Uint8Array(4))] }),
    'an iTunes list': movie({ inMovie: [userData(metadata('mdir', { '©nam': 'Title' }))] }),
    'keys of its own': movie({ inMovie: [userData(metadata('mdta', { title: 'Title', year: '2025' }))] }),
    'a free box behind the header': movie({ between: [buildBox('free', new Uint8Array(2000))] }),
    'a free box that is too small': movie({ between: [buildBox('free', new Uint8Array(10))] }),
  };
  it.each(Object.keys(files))('finds the samples where the table says: %s', async (name) => {
    const once = await labelled(files[name] ?? samples);
    expect(chunks(once)).toEqual(expected);
    const twice = await labelled(once, otherLabel);
    expect(chunks(twice)).toEqual(expected);
    expect(chunks(await labelled(twice))).toEqual(expected);
  });

  it('takes the room of a free box, so that nothing behind it moves', async () => {
    const file = files['a free box behind the header']!;
    expect(await labelled(file)).toHaveLength(file.length);
  });

  it('keeps the other keys, and leaves an iTunes list as it is', async () => {
    const keys = new TextDecoder('latin1').decode(await labelled(files['keys of its own']!));
    expect(keys).toContain('Title');
    expect(keys).toContain('2025');
    const list = metadata('mdir', { '©nam': 'Title' });
    expect(holds(await labelled(files['an iTunes list']!), list)).toBe(true);
  });

  it('copies media data, whatever else changes', async () => {
    const source = movie();
    const bytes: ByteSource = {
      size: source.length,
      read: async (from, length) => source.subarray(from, from + length),
    };
    const { plan } = await writeLabel(bytes, label, { ports: nodePorts, existing: 'refuse', signed: 'refuse' });
    const copied: number[] = [];
    for await (const piece of plan) if (piece.kind === 'copy') copied.push(piece.from, piece.from + piece.length);
    expect(copied.at(-1)).toBe(source.length);
    expect(copied.at(-2)).toBeLessThanOrEqual(source.length - samples.length);
  });

  it('raises base offsets of fragments and the random access index', async () => {
    const fragment = (base: number) =>
      buildBox(
        'moof',
        buildBox('traf', buildBox('tfhd', bigEndian.put32(1), bigEndian.put32(1), bigEndian.put64(base))),
      );
    const index = (at: number) =>
      buildBox(
        'mfra',
        buildBox(
          'tfra',
          new Uint8Array(4),
          bigEndian.put32(1),
          bigEndian.put32(0x3f),
          bigEndian.put32(1),
          bigEndian.put32(0),
          bigEndian.put32(at),
          new Uint8Array(12),
        ),
      );
    const at = movie().length;
    const file = concatBytes(movie(), fragment(at), index(at));
    const out = await labelled(file);
    const growth = out.length - file.length;
    expect(holds(out, fragment(at + growth))).toBe(true);
    expect(holds(out, index(at + growth))).toBe(true);
  });

  const external = buildBox(
    'dinf',
    buildBox('dref', new Uint8Array(4), bigEndian.put32(1), buildBox('url ', new Uint8Array(4))),
  );
  it.each([
    ['external_media', movie({ inMovie: [buildBox('trak', buildBox('mdia', buildBox('minf', external)))] })],
    ['segment_index_before_movie', movie({ before: [buildBox('sidx', new Uint8Array(24))] })],
    ['item_locations', movie({ before: [buildBox('meta', new Uint8Array(4), buildBox('iloc', new Uint8Array(8)))] })],
    ['compressed_movie', movie({ inMovie: [buildBox('cmov', new Uint8Array(8))] })],
  ])('refuses what it cannot move with certainty: %s', async (reason, file) => {
    await expect(labelled(file)).rejects.toMatchObject({ code: 'file_not_editable', details: { reason } });
  });
});

describe('reading a movie', () => {
  it.each([
    ['mp4/keys', movie({ inMovie: [userData(metadata('mdta', { AIGC: json }))] })],
    ['mp4/keys', movie({ inMovie: [userData(metadata('mdta', { title: 'x', aigc: json }))] })],
    ['mp4/movie-keys', movie({ inMovie: [metadata('mdta', { AIGC: json }, true)] })],
    ['mp4/prefixed-key', movie({ inMovie: [userData(metadata('mdta', { 'com.apple.quicktime.AIGC': json }))] })],
    ['mp4/item-list', movie({ inMovie: [userData(metadata('mdir', { '©cmt': json }))] })],
    ['mp4/xmp', movie({ after: [xmpBox] })],
    ['mp4/xmp', movie({ inMovie: [userData(buildBox('XMP_', newPacket(json)))] })],
  ])('finds a label in %s, and replaces it by the one in its place', async (place, file) => {
    const report = await reading(file);
    expect(report.status).toBe('is');
    expect(sightings(report)).toEqual([`${place} example-producer`]);
    expect(chunks(await labelled(file, otherLabel))).toEqual(expected);
  });

  it('takes a title for no label, and a broken label for one that says nothing', async () => {
    expect((await reading(movie({ inMovie: [userData(metadata('mdir', { '©nam': '{"a":1}' }))] }))).status).toBe(
      'none',
    );
    expect((await reading(movie({ inMovie: [userData(metadata('mdta', { AIGC: 'no' }))] }))).status).toBe(
      'inconclusive',
    );
  });

  it('says that a file is signed, and of a compressed header that it was not read', async () => {
    const c2pa = buildBox(
      'uuid',
      Uint8Array.from(Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex')),
      utf8ToBytes('x'),
    );
    expect(codes(await reading(movie({ before: [c2pa] })))).toEqual(['content_signed']);
    expect((await reading(movie({ inMovie: [buildBox('cmov', new Uint8Array(8))] }))).status).toBe('inconclusive');
  });
});

describe('a film of more than 4 GiB', () => {
  const SIZE = 5 * 2 ** 30;

  /** Zeros with a few islands; counts what is read. */
  function sparse(islands: ReadonlyMap<number, Uint8Array>): ByteSource & { taken: () => number } {
    let taken = 0;
    return {
      size: SIZE,
      taken: () => taken,
      async read(from, length) {
        taken += length;
        const out = new Uint8Array(length);
        for (const [at, bytes] of islands) {
          const start = Math.max(from, at);
          const end = Math.min(from + length, at + bytes.length);
          if (start < end) out.set(bytes.subarray(start - at, end - at), start - from);
        }
        return out;
      },
    };
  }

  it.each(['first', 'last'])('is labelled with little reading and copied otherwise: header %s', async (where) => {
    const head = movie({ wide: true });
    const moov = head.subarray(20, head.length - samples.length - 8);
    const mediaHead = (length: number) => concatBytes(bigEndian.put32(1), ascii('mdat'), bigEndian.put64(length));
    const islands =
      where === 'first'
        ? new Map([[0, concatBytes(head.subarray(0, 20), moov, mediaHead(SIZE - 20 - moov.length))]])
        : new Map([
            [0, concatBytes(head.subarray(0, 20), mediaHead(SIZE - 20 - moov.length))],
            [SIZE - moov.length, moov],
          ]);
    const source = sparse(islands);
    const { plan } = await writeLabel(source, label, { ports: nodePorts, existing: 'refuse', signed: 'refuse' });
    let fresh = 0;
    let copied = 0;
    for await (const piece of plan) {
      if (piece.kind === 'copy') copied += piece.length;
      else fresh += piece.bytes.length;
    }
    expect(source.taken()).toBeLessThan(2 ** 20);
    expect(fresh).toBeLessThan(2 ** 12);
    expect(copied).toBeGreaterThan(SIZE - 2 ** 12);
  });

  it('is refused where an offset of 32 bits would not fit any more', async () => {
    const head = movie();
    const moov = head.slice(20, head.length - samples.length - 8);
    const text = new TextDecoder('latin1').decode(moov);
    moov.set(bigEndian.put32(0xfffffff0), text.indexOf('stco') + 12);
    const media = concatBytes(bigEndian.put32(1), ascii('mdat'), bigEndian.put64(SIZE - 20 - moov.length));
    const source = sparse(new Map([[0, concatBytes(head.subarray(0, 20), moov, media)]]));
    const writing = writeLabel(source, label, { ports: nodePorts, existing: 'refuse', signed: 'refuse' });
    await expect(writing).rejects.toMatchObject({ code: 'file_not_editable', details: { reason: 'offset_overflow' } });
  });
});
