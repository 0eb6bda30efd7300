import { describe, expect, it } from 'vitest';
import { bigEndian } from '../../../src/bytes/byte-order.ts';
import { concatBytes } from '../../../src/bytes/sequences.ts';
import { buildTag, synchsafe } from '../../../src/formats/id3/id3-tag.ts';
import { serialiseLabel } from '../../../src/object/serialise-label.ts';
import { decodedHash, encode, exiftoolText, hasExiftool, hasFfmpeg, probedTags } from '../media/ffmpeg.ts';
import { ascii, codes, holds, label, labelled, otherLabel, reading, sightings } from '../media/round-trip.ts';

const json = serialiseLabel(label, 'bare');
/** Two frames of layer III, 128 kbit/s at 44.1 kHz: 417 bytes each. */
const frame = concatBytes(new Uint8Array([0xff, 0xfb, 0x90, 0]), new Uint8Array(413).fill(0x55));
const sound = concatBytes(frame, frame, ascii('TAG'), new Uint8Array(125));

interface TagParts {
  readonly version: 2 | 3 | 4;
  readonly flags?: number;
  readonly padding?: number;
}

function id3({ version, flags = 0, padding = 0 }: TagParts, ...frames: readonly Uint8Array[]): Uint8Array {
  return buildTag({ version, flags }, concatBytes(...frames, new Uint8Array(padding)));
}

function text(version: 2 | 3 | 4, id: string, data: Uint8Array): Uint8Array {
  if (version === 2) return concatBytes(ascii(id), bigEndian.put32(data.length).subarray(1), data);
  return concatBytes(
    ascii(id),
    version === 4 ? synchsafe(data.length) : bigEndian.put32(data.length),
    new Uint8Array(2),
    data,
  );
}

function utf16(value: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${value}`, 'utf16le'));
}

const title = (version: 3 | 4) => text(version, 'TIT2', ascii('\0Title'));
const cover = (version: 3 | 4) => text(version, 'APIC', new Uint8Array([0, 0x69, 0, 3, 0, 0xff, 0xe0, 0xff, 0, 0xff]));

describe('MP3', () => {
  it.each([
    ['no tag', sound],
    ['2.3', concatBytes(id3({ version: 3 }, title(3)), sound)],
    ['2.4 with padding', concatBytes(id3({ version: 4, padding: 2000 }, title(4), cover(4)), sound)],
    ['2.4 with a footer', concatBytes(id3({ version: 4, flags: 0x10 }, title(4)), sound)],
    ['2.3 unsynchronised', concatBytes(id3({ version: 3, flags: 0x80 }, cover(3), title(3)), sound)],
    [
      'two tags',
      concatBytes(
        id3({ version: 3 }, title(3)),
        id3({ version: 4 }, text(4, 'TXXX', ascii(`\x03AIGC\0${json}`))),
        sound,
      ),
    ],
  ])('is labelled, labelled anew, and keeps its sound: %s', async (_, file) => {
    const twice = await labelled(await labelled(file, otherLabel));
    expect(twice.subarray(twice.length - sound.length)).toEqual(sound);
    expect(holds(twice, 'Title')).toBe(file !== sound);
  });

  it('uses padding, and does not move the sound while it suffices', async () => {
    const file = concatBytes(id3({ version: 4, padding: 2000 }, title(4)), sound);
    expect(await labelled(file)).toHaveLength(file.length);
  });

  it('keeps an unsynchronised picture byte for byte', async () => {
    const file = concatBytes(id3({ version: 3, flags: 0x80 }, cover(3), title(3)), sound);
    const start = id3({ version: 3, flags: 0x80 }, cover(3)).subarray(10);
    expect((await labelled(file)).subarray(10, 10 + start.length - 1)).toEqual(start.subarray(0, -1));
  });

  it.each([
    ['2.4 UTF-8', id3({ version: 4 }, text(4, 'TXXX', ascii(`\x03AIGC\0${json}`))), 'mp3/txxx', []],
    [
      '2.3 UTF-16',
      id3({ version: 3 }, text(3, 'TXXX', concatBytes(new Uint8Array([1]), utf16('AIGC\0'), utf16(json)))),
      'mp3/txxx',
      [],
    ],
    ['2.3 narrow, with an end', id3({ version: 3 }, text(3, 'TXXX', ascii(`\0AIGC\0${json}\0`))), 'mp3/txxx', []],
    ['2.4 with a plain size', id3({ version: 4 }, plainSize(ascii(`\x03AIGC\0${json}`))), 'mp3/txxx', []],
    [
      '2.4 in lower case',
      id3({ version: 4 }, text(4, 'TXXX', ascii(`\x03aigc\0${json}`))),
      'mp3/txxx',
      ['key_name_case'],
    ],
    ['2.2', id3({ version: 2 }, text(2, 'TXX', ascii(`\0AIGC\0${json}`))), 'mp3/other-text', ['place_not_listed']],
  ])('finds a label in a tag of %s', async (_, tag, place, findings) => {
    const report = await reading(concatBytes(tag, sound));
    expect(report).toMatchObject({ format: 'mp3', status: 'is' });
    expect(sightings(report)).toEqual([`${place} example-producer`]);
    expect(codes(report)).toEqual(findings);
  });

  it.each([
    ['id3_version_2', id3({ version: 2 }, text(2, 'TT2', ascii('\0Title')))],
    ['id3_extended_header', id3({ version: 3, flags: 0x40 }, bigEndian.put32(6), new Uint8Array(6), title(3))],
  ])('refuses what it cannot keep: %s', async (reason, tag) => {
    await expect(labelled(concatBytes(tag, sound))).rejects.toMatchObject({
      code: 'file_not_editable',
      details: { reason },
    });
  });

  it('writes values beyond ASCII, which others put there, into 2.3 as UTF-16', async () => {
    await labelled(concatBytes(id3({ version: 3 }, title(3)), sound), { ...label, ContentProducer: '某公司' });
  });

  it.each([
    ['a broken frame', concatBytes(id3({ version: 3 }, text(3, 'TIT2', ascii('\0Title')).subarray(0, 12)), sound)],
    ['a tag longer than the file', ascii('ID3\x04\0\0\x7f\x7f\x7f\x7f')],
  ])('says that it was not read: %s', async (_, file) => {
    expect((await reading(file)).status).toBe('inconclusive');
  });

  it('does not take ADTS or noise for MP3', async () => {
    expect((await reading(new Uint8Array([0xff, 0xf1, 0x50, 0x80, 0, 0, 0, 0]))).format).toBeUndefined();
    expect(
      (await reading(concatBytes(new Uint8Array([0xff, 0xfb, 0x90, 0]), new Uint8Array(900)))).format,
    ).toBeUndefined();
  });
});

function plainSize(data: Uint8Array): Uint8Array {
  return concatBytes(ascii('TXXX'), bigEndian.put32(data.length), new Uint8Array(2), data);
}

describe.skipIf(!hasFfmpeg)('MP3 made by ffmpeg', () => {
  it.each([
    ['plain.mp3', []],
    ['bare.mp3', ['-id3v2_version', '0', '-write_id3v1', '1', '-metadata', 'title=Title']],
    ['three.mp3', ['-id3v2_version', '3', '-metadata', 'title=标题']],
    ['four.mp3', ['-id3v2_version', '4', '-metadata', 'title=Title']],
  ] as const)('%s: same samples, and other readers see the label', async (name, options) => {
    const before = encode(name, 'audio', ...options);
    const after = await labelled(await labelled(before, otherLabel));
    expect(decodedHash(name, after)).toBe(decodedHash(name, before));
    expect(probedTags(name, after)).toMatchObject({ ...probedTags(name, before), AIGC: json });
    if (hasExiftool) expect(exiftoolText(name, after)).toContain(json);
  });

  it('reads what ffmpeg writes', async () => {
    const file = encode('x.mp3', 'audio', '-metadata', `AIGC=${json}`);
    expect(await reading(file)).toMatchObject({
      format: 'mp3',
      status: 'is',
      label: { place: 'mp3/txxx', text: json },
    });
  });
});
