import { describe, expect, it } from 'vitest';
import { littleEndian } from '../../../src/bytes/byte-order.ts';
import { concatBytes } from '../../../src/bytes/sequences.ts';
import { FileView } from '../../../src/file-view.ts';
import { buildPage, oggPages } from '../../../src/formats/ogg/ogg-pages.ts';
import { defaultLimits } from '../../../src/limits.ts';
import { nodePorts } from '../../../src/node/inflate.ts';
import { serialiseLabel } from '../../../src/object/serialise-label.ts';
import { memorySource } from '../../../src/source.ts';
import { decodedHash, encode, exiftoolText, hasExiftool, hasFfmpeg, probedTags } from '../media/ffmpeg.ts';
import { ascii, codes, holds, label, labelled, otherLabel, reading, sightings } from '../media/round-trip.ts';

const json = serialiseLabel(label, 'bare');

function sized(text: string): Uint8Array {
  return concatBytes(littleEndian.put32(text.length), ascii(text));
}

function tags(...entries: readonly string[]): Uint8Array {
  return concatBytes(ascii('OpusTags'), sized('vendor'), littleEndian.put32(entries.length), ...entries.map(sized));
}

interface PageParts {
  readonly sequence: number;
  readonly flags?: number;
  readonly serial?: number;
  readonly ends?: boolean;
}

/** A page with one packet, or with a part of one that goes on. */
function page({ sequence, flags = 0, serial = 7, ends = true }: PageParts, body: Uint8Array): Uint8Array {
  const full = Array<number>(Math.floor(body.length / 255)).fill(255);
  const lacing = Uint8Array.from(ends ? [...full, body.length % 255] : full);
  return buildPage({ flags, serial, sequence, granule: new Uint8Array(8), lacing }, body);
}

const head = page({ sequence: 0, flags: 2 }, ascii('OpusHead\x01\x01'));
const sound = [2, 3, 4].map((sequence) =>
  page({ sequence, flags: sequence === 4 ? 4 : 0 }, new Uint8Array(300).fill(sequence)),
);
const plain = concatBytes(head, page({ sequence: 1 }, tags('TITLE=Title')), ...sound);
const theora = page({ sequence: 0, flags: 2, serial: 9 }, ascii('\x80theora'));

/** Sequence numbers by stream; throws where a page is not where it should be or its checksum is wrong. */
async function numbers(bytes: Uint8Array): Promise<Readonly<Record<number, readonly number[]>>> {
  const found: Record<number, number[]> = {};
  for await (const each of oggPages(new FileView(memorySource(bytes), defaultLimits, nodePorts), 0)) {
    const body = bytes.subarray(each.offset + each.header.length, each.offset + each.length);
    const { flags, serial, sequence, lacing, header } = each;
    const again = buildPage({ flags, serial, sequence, lacing, granule: header.subarray(6, 14) }, body);
    expect(again).toEqual(bytes.subarray(each.offset, each.offset + each.length));
    found[serial] = [...(found[serial] ?? []), sequence];
  }
  return found;
}

describe('Ogg', () => {
  it('keeps every other page byte for byte', async () => {
    const file = await labelled(plain);
    expect(file.subarray(0, head.length)).toEqual(head);
    expect(file.subarray(file.length - concatBytes(...sound).length)).toEqual(concatBytes(...sound));
    expect(await labelled(await labelled(file, otherLabel))).toEqual(file);
    expect(holds(file, 'TITLE=Title')).toBe(true);
  });

  it('renumbers the pages behind where the headers need more of them, of this stream only', async () => {
    const long = { ...label, ReservedCode1: 'y'.repeat(150_000) };
    const interleaved = concatBytes(
      theora,
      head,
      page({ sequence: 1 }, tags()),
      page({ sequence: 1, serial: 9 }, ascii('x')),
      ...sound,
    );
    const file = await labelled(interleaved, long);
    expect(await numbers(file)).toEqual({ 7: [0, 1, 2, 3, 4, 5, 6], 9: [0, 1] });
    const back = await labelled(file);
    expect(await numbers(back)).toEqual({
      7: [0, 1, 2, 3, 4, 5, 6].slice(0, (await numbers(back))[7]?.length),
      9: [0, 1],
    });
  });

  it('writes a header that spans pages', async () => {
    const packet = tags(`PICTURE=${'z'.repeat(2000)}`);
    const pages = [
      page({ sequence: 1, ends: false }, packet.subarray(0, 1020)),
      page({ sequence: 2, flags: 1 }, packet.subarray(1020)),
    ];
    const file = concatBytes(head, ...pages, page({ sequence: 3, flags: 4 }, ascii('sound')));
    expect(await numbers(await labelled(file))).toEqual({ 7: [0, 1, 2, 3] });
  });

  it('finds labels, in whatever case', async () => {
    const found = await reading(concatBytes(head, page({ sequence: 1 }, tags(`aigc=${json}`)), ...sound));
    expect([found.status, sightings(found), codes(found)]).toEqual([
      'is',
      ['ogg/comment example-producer'],
      ['key_name_case'],
    ]);
    expect((await reading(plain)).status).toBe('none');
  });

  it.each([
    ['file_truncated', plain.subarray(0, head.length + 30)],
    ['file_truncated', head],
    ['structure_broken', concatBytes(head, ascii('no page, no page, no page, no page'))],
    ['structure_broken', concatBytes(head, page({ sequence: 1 }, ascii('OpusTagz')))],
    ['structure_broken', concatBytes(head, page({ sequence: 1, flags: 1 }, tags()))],
  ])('says of a broken file that it was not read: %s', async (code, file) => {
    const report = await reading(file);
    expect([report.status, codes(report)]).toEqual(['inconclusive', [code]]);
  });

  it('refuses what it cannot keep: sound on the page of the comments', async () => {
    const lacing = new Uint8Array([tags().length, 5]);
    const fields = { flags: 0, serial: 7, sequence: 1, granule: new Uint8Array(8), lacing };
    const writing = labelled(concatBytes(head, buildPage(fields, concatBytes(tags(), ascii('sound')))));
    await expect(writing).rejects.toMatchObject({
      code: 'file_not_editable',
      details: { reason: 'sound_on_header_page' },
    });
  });
});

describe.skipIf(!hasFfmpeg)('Ogg made by ffmpeg', () => {
  it.each([
    ['vorbis.ogg', 'audio', ['-c:a', 'libvorbis', '-metadata', 'title=Title']],
    ['opus.opus', 'audio', ['-c:a', 'libopus', '-metadata', 'title=Title']],
    ['film.ogv', 'video', ['-c:v', 'libtheora', '-c:a', 'libvorbis']],
  ] as const)('%s: same samples, and other readers see the label', async (name, kind, options) => {
    const before = encode(name, kind, ...options);
    const after = await labelled(await labelled(before, otherLabel));
    expect(decodedHash(name, after)).toBe(decodedHash(name, before));
    expect(probedTags(name, after)).toMatchObject({ ...probedTags(name, before), AIGC: json });
    if (hasExiftool && kind === 'audio') expect(exiftoolText(name, after)).toContain(json);
    const long = { ...label, ReservedCode1: 'y'.repeat(150_000) };
    expect(decodedHash(name, await labelled(before, long))).toBe(decodedHash(name, before));
  });

  it('reads what ffmpeg writes', async () => {
    const file = encode('x.ogg', 'audio', '-c:a', 'libvorbis', '-metadata', `AIGC=${json}`);
    expect(await reading(file)).toMatchObject({ status: 'is', label: { place: 'ogg/comment', text: json } });
  });
});
