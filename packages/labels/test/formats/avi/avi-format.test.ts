import { describe, expect, it } from 'vitest';
import { littleEndian } from '../../../src/bytes/byte-order.ts';
import { concatBytes } from '../../../src/bytes/sequences.ts';
import { buildChunk } from '../../../src/formats/riff/riff-chunks.ts';
import { serialiseLabel } from '../../../src/object/serialise-label.ts';
import { newPacket } from '../../../src/xmp/write-packet.ts';
import { decodedHash, encode, exiftoolText, hasExiftool, hasFfmpeg, probedTags, seekHash } from '../media/ffmpeg.ts';
import { ascii, holds, label, labelled, otherLabel, reading, sightings } from '../media/round-trip.ts';

const json = serialiseLabel(label, 'bare');
const pictures = buildChunk('LIST', ascii('movi'), buildChunk('00dc', new Uint8Array(50).fill(7)));

function list(type: string, ...chunks: readonly Uint8Array[]): Uint8Array {
  return buildChunk('LIST', ascii(type), ...chunks);
}

interface AviParts {
  readonly stream?: readonly Uint8Array[];
  readonly before?: readonly Uint8Array[];
  readonly after?: readonly Uint8Array[];
  readonly indexed?: 'from pictures' | 'from file';
}

function avi({ stream = [], before = [], after = [], indexed = 'from pictures' }: AviParts = {}): Uint8Array {
  const head = list(
    'hdrl',
    buildChunk('avih', new Uint8Array(56)),
    list('strl', buildChunk('strh', new Uint8Array(56)), ...stream),
  );
  const at = 12 + concatBytes(head, ...before).length + 8 + 4;
  const offset = indexed === 'from file' ? at : 4;
  const index = buildChunk(
    'idx1',
    ascii('00dc'),
    new Uint8Array(4),
    littleEndian.put32(offset),
    littleEndian.put32(50),
  );
  return buildChunk('RIFF', ascii('AVI '), head, ...before, pictures, index, ...after);
}

function placeOfPictures(bytes: Uint8Array): number {
  return Buffer.from(bytes).indexOf(pictures);
}

const junk = buildChunk('JUNK', new Uint8Array(2000));
const title = list('INFO', buildChunk('INAM', ascii('Title\0')));
const openDml = { stream: [buildChunk('indx', new Uint8Array(24))] };

describe('AVI', () => {
  it.each([
    ['with room', avi({ before: [junk] }), 'stays'],
    ['with a list and room', avi({ before: [title, junk] }), 'stays'],
    ['without room, indexed from the pictures', avi(), 'moves'],
    ['without room, indexed from the file', avi({ indexed: 'from file' }), 'stays'],
    ['without room, OpenDML', avi(openDml), 'stays'],
    [
      'of several forms, with room',
      concatBytes(avi({ before: [junk] }), buildChunk('RIFF', ascii('AVIX'), pictures)),
      'stays',
    ],
  ])('is labelled, labelled anew, and keeps its pictures where an index says: %s', async (_, file, where) => {
    const twice = await labelled(await labelled(file, otherLabel));
    if (where === 'stays') expect(placeOfPictures(twice)).toBe(placeOfPictures(file));
    else expect(placeOfPictures(twice)).toBeGreaterThan(placeOfPictures(file));
    expect(holds(twice, 'Title')).toBe(holds(file, 'Title'));
  });

  it.each([
    ['no_room', concatBytes(avi(), buildChunk('RIFF', ascii('AVIX'), pictures))],
    ['sizes_missing', Uint8Array.from(avi(), (byte, i) => (i >= 4 && i < 8 ? 0 : byte))],
  ])('refuses what it cannot keep: %s', async (reason, file) => {
    await expect(labelled(file)).rejects.toMatchObject({ code: 'file_not_editable', details: { reason } });
  });

  it.each([
    ['avi/info', avi({ before: [list('INFO', buildChunk('AIGC', ascii(json)))] })],
    [
      'avi/info',
      avi({ after: [list('INFO', buildChunk('INAM', ascii('T')), buildChunk('aigc', ascii(`${json}\0`)))] }),
    ],
    ['avi/chunk', avi({ after: [buildChunk('AIGC', ascii(json))] })],
    ['avi/xmp', avi({ before: [buildChunk('_PMX', newPacket(json))] })],
  ])('finds a label in %s, and replaces it by the one in its place', async (place, file) => {
    expect(sightings(await reading(file))).toEqual([`${place} example-producer`]);
    await labelled(file, otherLabel);
  });

  it('says of a file that is cut off that it was not read to its end', async () => {
    expect((await reading(avi().subarray(0, 200))).status).toBe('inconclusive');
  });
});

describe.skipIf(!hasFfmpeg)('AVI made by ffmpeg', () => {
  it.each([
    ['plain.avi', []],
    ['titled.avi', ['-metadata', 'title=Title']],
  ] as const)('%s: same samples, same seeking, and other readers see the label', async (name, options) => {
    const before = encode(name, 'video', '-c:v', 'mpeg4', '-c:a', 'pcm_s16le', '-g', '5', ...options);
    const after = await labelled(await labelled(before, otherLabel));
    expect(decodedHash(name, after)).toBe(decodedHash(name, before));
    expect(seekHash(name, after)).toBe(seekHash(name, before));
    expect(probedTags(name, after)).toMatchObject({ ...probedTags(name, before), AIGC: json });
    if (hasExiftool) expect(exiftoolText(name, after)).toContain('Unknown_AIGC');
  });
});
