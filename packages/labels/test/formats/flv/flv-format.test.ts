import { describe, expect, it } from 'vitest';
import { bigEndian } from '../../../src/bytes/byte-order.ts';
import { concatBytes } from '../../../src/bytes/sequences.ts';
import { serialiseLabel } from '../../../src/object/serialise-label.ts';
import { decodedHash, encode, hasFfmpeg, probedTags, seekHash } from '../media/ffmpeg.ts';
import { ascii, codes, holds, label, labelled, otherLabel, reading, sightings } from '../media/round-trip.ts';

const json = serialiseLabel(label, 'bare');

function number(value: number): Uint8Array {
  const bytes = new Uint8Array(9);
  new DataView(bytes.buffer).setFloat64(1, value);
  return bytes;
}

function text(value: string): Uint8Array {
  return concatBytes(new Uint8Array([2]), named(value));
}

function named(value: string): Uint8Array {
  return concatBytes(bigEndian.put16(value.length), ascii(value));
}

type Properties = readonly (readonly [string, Uint8Array])[];
const end = new Uint8Array([0, 0, 9]);

function properties(members: Properties): Uint8Array {
  return concatBytes(...members.flatMap(([name, value]) => [named(name), value]));
}

function object(members: Properties, mark: Uint8Array = end): Uint8Array {
  return concatBytes(new Uint8Array([3]), properties(members), mark);
}

function array(members: Properties): Uint8Array {
  return concatBytes(new Uint8Array([8]), bigEndian.put32(members.length), properties(members), end);
}

function tag(type: number, data: Uint8Array): Uint8Array {
  const header = concatBytes(new Uint8Array([type]), bigEndian.put32(data.length).subarray(1), new Uint8Array(7));
  return concatBytes(header, data, bigEndian.put32(11 + data.length));
}

function script(event: string, value: Uint8Array): Uint8Array {
  return tag(18, concatBytes(text(event), value));
}

const media = tag(9, new Uint8Array(100).fill(9));

function flv(...tags: readonly Uint8Array[]): Uint8Array {
  return concatBytes(ascii('FLV\x01\x05'), bigEndian.put32(9), new Uint8Array(4), ...tags, media);
}

/** A file whose metadata say where its media tag is and how long it is. */
function indexed(): Uint8Array {
  const build = (at: number, size: number) => {
    const places = concatBytes(new Uint8Array([10]), bigEndian.put32(2), number(13), number(at));
    const members = [
      ['filesize', number(size)],
      ['keyframes', object([['filepositions', places]])],
    ] as const;
    return flv(script('onMetaData', array(members)));
  };
  const { length } = build(0, 0);
  return build(length - media.length, length);
}

describe('FLV', () => {
  it.each([
    ['no metadata', flv()],
    ['an array', flv(script('onMetaData', array([['title', text('Title')]])))],
    ['an object', flv(script('onMetaData', object([['title', text('Title')]])))],
    ['an object without an end', flv(script('onMetaData', object([['title', text('Title')]], new Uint8Array())))],
    ['another event before', flv(script('onOther', text('x')), script('onMetaData', array([])))],
    ['a label in another event', flv(script('onOther', object([['AIGC', text(json)]])))],
    [
      'two metadata tags',
      flv(script('onMetaData', array([['AIGC', text(json)]])), script('onMetaData', array([['AIGC', text(json)]]))),
    ],
  ])('is labelled, labelled anew, and keeps its media: %s', async (_, file) => {
    const twice = await labelled(await labelled(file, otherLabel));
    expect(twice.subarray(twice.length - media.length)).toEqual(media);
    expect(holds(twice, 'Title')).toBe(holds(file, 'Title'));
  });

  it('raises the places of key frames and the size of the file', async () => {
    const file = indexed();
    const out = await labelled(file);
    expect(holds(out, number(out.length - media.length))).toBe(true);
    expect(holds(out, number(out.length))).toBe(true);
    expect(holds(out, number(file.length))).toBe(false);
    expect(await labelled(await labelled(out, otherLabel))).toEqual(out);
  });

  it('writes a text beyond 64 KiB as a long one', async () => {
    await labelled(flv(), { ...label, ReservedCode1: 'y'.repeat(70_000) });
  });

  it.each([
    ['flv/metadata', flv(script('onMetaData', array([['AIGC', text(json)]]))), []],
    ['flv/metadata', flv(script('onMetaData', object([['aigc', text(json)]]))), ['key_name_case']],
    ['flv/other-script', flv(script('onOther', object([['AIGC', text(json)]]))), ['place_not_listed']],
  ])('finds a label in %s', async (place, file, findings) => {
    const report = await reading(file);
    expect([report.status, sightings(report), codes(report)]).toEqual(['is', [`${place} example-producer`], findings]);
  });

  const deep = Array.from({ length: 100 }).reduce<Uint8Array>((inner) => object([['a', inner]]), number(1));
  it.each([
    ['structure_broken', flv(script('onMetaData', new Uint8Array([99])))],
    ['structure_broken', flv(script('onMetaData', concatBytes(new Uint8Array([10]), bigEndian.put32(0xffffffff))))],
    ['limit_reached', flv(script('onMetaData', deep))],
    ['file_truncated', flv(script('onMetaData', array([]))).subarray(0, 30)],
  ])('says of a broken file that it was not read: %s', async (code, file) => {
    const report = await reading(file);
    expect([report.status, codes(report)]).toEqual(['inconclusive', [code]]);
  });
});

describe.skipIf(!hasFfmpeg)('FLV made by ffmpeg', () => {
  it.each([
    ['plain.flv', []],
    ['indexed.flv', ['-flvflags', 'add_keyframe_index', '-g', '5']],
  ] as const)('%s: same samples, same seeking, and ffprobe sees the label', async (name, options) => {
    const before = encode(name, 'video', '-c:v', 'flv1', '-c:a', 'libmp3lame', '-metadata', 'title=Title', ...options);
    const after = await labelled(await labelled(before, otherLabel));
    expect(decodedHash(name, after)).toBe(decodedHash(name, before));
    expect(seekHash(name, after)).toBe(seekHash(name, before));
    expect(probedTags(name, after)).toMatchObject({ title: 'Title', AIGC: json });
  });

  it('reads what ffmpeg writes', async () => {
    const file = encode('x.flv', 'video', '-metadata', `AIGC=${json}`);
    expect(await reading(file)).toMatchObject({ status: 'is', label: { place: 'flv/metadata', text: json } });
  });
});
