import { describe, expect, it } from 'vitest';
import { littleEndian } from '../../../src/bytes/byte-order.ts';
import { concatBytes } from '../../../src/bytes/sequences.ts';
import { buildBlock } from '../../../src/formats/flac/flac-blocks.ts';
import { newTag } from '../../../src/formats/id3/label-frames.ts';
import { serialiseLabel } from '../../../src/object/serialise-label.ts';
import { decodedHash, encode, exiftoolText, hasExiftool, hasFfmpeg, probedTags } from '../media/ffmpeg.ts';
import { ascii, codes, holds, label, labelled, otherLabel, reading, sightings } from '../media/round-trip.ts';

const json = serialiseLabel(label, 'bare');
const sound = Uint8Array.from({ length: 100 }, (_, i) => (i * 3) % 256);

function sized(text: string): Uint8Array {
  return concatBytes(littleEndian.put32(text.length), ascii(text));
}

function comments(...entries: readonly string[]): Uint8Array {
  return concatBytes(sized('vendor'), littleEndian.put32(entries.length), ...entries.map(sized));
}

/** STREAMINFO and these blocks, the last of which says so. */
function flac(...blocks: readonly (readonly [number, Uint8Array])[]): Uint8Array {
  const all = [[0, new Uint8Array(34)] as const, ...blocks];
  return concatBytes(
    ascii('fLaC'),
    ...all.map(([type, data], i) => buildBlock(type, data, i === all.length - 1)),
    sound,
  );
}

describe('FLAC', () => {
  it.each([
    ['nothing but STREAMINFO', flac()],
    ['comments', flac([4, comments('TITLE=Title')])],
    ['comments and padding', flac([4, comments('TITLE=Title')], [1, new Uint8Array(3000)])],
    ['padding that is too small', flac([1, new Uint8Array(10)], [4, comments('TITLE=Title')])],
    ['an ID3 tag before it', concatBytes(newTag(json), flac([4, comments('TITLE=Title')]))],
  ])('is labelled, labelled anew, and keeps its sound: %s', async (name, file) => {
    const twice = await labelled(await labelled(file, otherLabel));
    expect(twice.subarray(twice.length - sound.length)).toEqual(sound);
    expect(holds(twice, 'TITLE=Title')).toBe(!name.startsWith('nothing'));
  });

  it('takes padding, so that the sound does not move', async () => {
    const file = flac([4, comments('TITLE=Title')], [1, new Uint8Array(3000)]);
    expect(await labelled(file)).toHaveLength(file.length);
  });

  it.each([
    ['flac/comment', flac([4, comments(`AIGC=${json}`)]), []],
    ['flac/comment', flac([4, comments('A=b', `aigc=${json}`)]), ['key_name_case']],
    ['flac/id3', concatBytes(newTag(json), flac()), ['place_not_listed']],
  ])('finds a label in %s', async (place, file, findings) => {
    const report = await reading(file);
    expect(report).toMatchObject({ format: 'flac', status: 'is' });
    expect(sightings(report)).toEqual([`${place} example-producer`]);
    expect(codes(report)).toEqual(findings);
  });

  it.each([
    ['file_truncated', flac().subarray(0, 20)],
    ['structure_broken', flac([4, concatBytes(comments(), littleEndian.put32(9)).fill(9, 10, 14)])],
  ])('says of a broken file that it was not read: %s', async (code, file) => {
    const report = await reading(file);
    expect([report.status, codes(report)]).toEqual(['inconclusive', [code]]);
  });

  it('refuses two comment blocks', async () => {
    const writing = labelled(flac([4, comments()], [4, comments()]));
    await expect(writing).rejects.toMatchObject({
      code: 'file_not_editable',
      details: { reason: 'several_comment_blocks' },
    });
  });
});

describe.skipIf(!hasFfmpeg)('FLAC made by ffmpeg', () => {
  it('has the same samples, and other readers see the label', async () => {
    const before = encode('x.flac', 'audio', '-metadata', 'title=Title');
    const after = await labelled(await labelled(before, otherLabel));
    expect(decodedHash('x.flac', after)).toBe(decodedHash('x.flac', before));
    expect(probedTags('x.flac', after)).toMatchObject({ ...probedTags('x.flac', before), AIGC: json });
    if (hasExiftool) expect(exiftoolText('x.flac', after)).toContain(json);
  });

  it('reads what ffmpeg writes', async () => {
    const file = encode('x.flac', 'audio', '-metadata', `AIGC=${json}`);
    expect(await reading(file)).toMatchObject({ status: 'is', label: { place: 'flac/comment', text: json } });
  });
});
