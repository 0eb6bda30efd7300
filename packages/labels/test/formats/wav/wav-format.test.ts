import { describe, expect, it } from 'vitest';
import { littleEndian } from '../../../src/bytes/byte-order.ts';
import { concatBytes } from '../../../src/bytes/sequences.ts';
import { newTag } from '../../../src/formats/id3/label-frames.ts';
import { buildChunk } from '../../../src/formats/riff/riff-chunks.ts';
import { serialiseLabel } from '../../../src/object/serialise-label.ts';
import { newPacket } from '../../../src/xmp/write-packet.ts';
import { decodedHash, encode, exiftoolText, hasExiftool, hasFfmpeg } from '../media/ffmpeg.ts';
import { ascii, codes, holds, label, labelled, otherLabel, reading, sightings } from '../media/round-trip.ts';

const json = serialiseLabel(label, 'bare');
const sound = Uint8Array.from({ length: 200 }, (_, i) => i);
const format = buildChunk('fmt ', new Uint8Array([1, 0, 1, 0, 0x44, 0xac, 0, 0, 0x88, 0x58, 1, 0, 2, 0, 16, 0]));

function wav(...chunks: readonly Uint8Array[]): Uint8Array {
  return buildChunk('RIFF', ascii('WAVE'), format, buildChunk('data', sound), ...chunks);
}

function info(...items: readonly Uint8Array[]): Uint8Array {
  return buildChunk('LIST', ascii('INFO'), ...items);
}

/** Form size and sound size in `ds64`, 0xffffffff in their usual places. */
function rf64(): Uint8Array {
  const sizes = buildChunk('ds64', littleEndian.put64(252), littleEndian.put64(sound.length), new Uint8Array(12));
  const open = concatBytes(ascii('data'), littleEndian.put32(0xffffffff), sound);
  const body = concatBytes(ascii('WAVE'), sizes, format, open);
  body.set(littleEndian.put64(body.length), 12);
  return concatBytes(ascii('RF64'), littleEndian.put32(0xffffffff), body);
}

function streamed(): Uint8Array {
  const file = wav();
  file.set(littleEndian.put32(0xffffffff), 4);
  file.set(littleEndian.put32(0xffffffff), file.length - sound.length - 4);
  return file;
}

describe('WAVE', () => {
  it.each([
    ['plain', wav()],
    ['with a list', wav(info(buildChunk('INAM', ascii('Title'))))],
    ['of an odd number of bytes', wav(buildChunk('note', ascii('odd')))],
    ['RF64', rf64()],
    ['streamed', streamed()],
  ])('is labelled, labelled anew, and keeps its sound: %s', async (_, file) => {
    const twice = await labelled(await labelled(file, otherLabel));
    expect(holds(twice, sound)).toBe(true);
    expect(twice).toEqual(await labelled(file));
  });

  it('leaves sound and list where they were', async () => {
    const file = wav(info(buildChunk('INAM', ascii('Title'))));
    expect((await labelled(file)).subarray(8, file.length)).toEqual(file.subarray(8));
  });

  it.each([
    ['wav/info', wav(info(buildChunk('INAM', ascii('T')), buildChunk('AIGC', ascii(`${json}\0`))))],
    ['wav/id3', wav(buildChunk('id3 ', newTag(json)))],
    ['wav/xmp', wav(buildChunk('_PMX', newPacket(json)))],
    ['wav/chunk', wav(buildChunk('aigc', ascii(json)))],
  ])('finds a label in %s, and replaces it by the one in its place', async (place, file) => {
    expect(sightings(await reading(file))).toEqual([`${place} example-producer`]);
    await labelled(file, otherLabel);
  });

  it.each([
    ['file_truncated', wav().subarray(0, 100)],
    ['structure_broken', buildChunk('RIFF', ascii('WAVE'), ascii('data'), littleEndian.put32(1000), new Uint8Array(4))],
    ['structure_broken', concatBytes(ascii('RF64'), new Uint8Array(4), ascii('WAVEfmt '), new Uint8Array(40))],
  ])('says of a broken file that it was not read to its end: %s', async (code, file) => {
    const broken = concatBytes(file, new Uint8Array(code === 'structure_broken' ? 2 : 0));
    const report = await reading(broken);
    expect(report.status).toBe('inconclusive');
    expect(codes(report)).toContain(code);
  });
});

describe.skipIf(!hasFfmpeg)('WAVE made by ffmpeg', () => {
  it.each([
    ['plain.wav', []],
    ['titled.wav', ['-metadata', 'title=Title']],
    ['large.wav', ['-rf64', 'always']],
  ] as const)('%s: same samples', async (name, options) => {
    const before = encode(name, 'audio', ...options);
    const after = await labelled(await labelled(before, otherLabel));
    expect(decodedHash(name, after)).toBe(decodedHash(name, before));
    if (hasExiftool && name !== 'large.wav') expect(exiftoolText(name, after)).toContain('NumChannels');
  });
});
