import { describe, expect, it } from 'vitest';
import { concatBytes } from '../../../src/bytes/sequences.ts';
import { buildChecked, buildElement, buildVoid, putUint } from '../../../src/formats/matroska/ebml.ts';
import { serialiseLabel } from '../../../src/object/serialise-label.ts';
import { decodedHash, encode, exiftoolText, hasExiftool, hasFfmpeg, probedTags, seekHash } from '../media/ffmpeg.ts';
import { ascii, codes, holds, label, labelled, otherLabel, reading, sightings } from '../media/round-trip.ts';

const json = serialiseLabel(label, 'bare');
const [TAGS, CLUSTER, CUES] = [0x1254c367, 0x1f43b675, 0x1c53bb6b];
const cluster = buildElement(
  CLUSTER,
  buildElement(0xe7, new Uint8Array([0])),
  buildElement(0xa3, new Uint8Array(60).fill(5)),
);
const placed = buildElement(
  CLUSTER,
  buildElement(0xa7, new Uint8Array([9])),
  buildElement(0xa3, new Uint8Array(60).fill(5)),
);
const information = buildElement(0x1549a966, buildElement(0x4d80, ascii('test')));

function simple(name: string, value: string, ...inner: readonly Uint8Array[]): Uint8Array {
  return buildElement(0x67c8, buildElement(0x45a3, ascii(name)), buildElement(0x4487, ascii(value)), ...inner);
}

function tag(targets: Uint8Array, ...inner: readonly Uint8Array[]): Uint8Array {
  return buildElement(0x7373, buildElement(0x63c0, targets), ...inner);
}

function tags(...inner: readonly Uint8Array[]): Uint8Array {
  return buildElement(TAGS, ...inner);
}

const nobody = new Uint8Array();
const title = tags(tag(nobody, simple('TITLE', 'Title')));

type Part = Uint8Array | 'seek head' | 'cues';

/** A file whose seek head points at tags and cues, and whose cues point at the cluster. */
function mkv(parts: readonly Part[], live = false): Uint8Array {
  const build = (positions: readonly number[]): readonly Uint8Array[] =>
    parts.map((part) => (part === 'seek head' ? seekHead(positions) : part === 'cues' ? cues(positions) : part));
  const draft = build(parts.map(() => 0));
  const positions = draft.map((_, i) => concatBytes(...draft.slice(0, i)).length);
  const body = concatBytes(
    ...build([
      positionOf(parts, draft, positions, TAGS),
      positionOf(parts, draft, positions, CUES),
      positionOf(parts, draft, positions, CLUSTER),
    ]),
  );
  const head = buildElement(0x1a45dfa3, buildElement(0x4282, ascii('matroska')));
  if (live)
    return concatBytes(head, putUint(0x18538067, 4)!, new Uint8Array([0x01, 255, 255, 255, 255, 255, 255, 255]), body);
  const size = putUint(body.length, 8)!;
  size[0] = 1;
  return concatBytes(head, putUint(0x18538067, 4)!, size, body);
}

function positionOf(
  parts: readonly Part[],
  draft: readonly Uint8Array[],
  positions: readonly number[],
  id: number,
): number {
  const start = putUint(id, 4)!;
  const at = draft.findIndex((bytes, i) => parts[i] !== 'seek head' && start.every((byte, j) => bytes[j] === byte));
  return at === -1 ? 0 : positions[at]!;
}

function seekHead([tagsAt = 0, cuesAt = 0]: readonly number[]): Uint8Array {
  const entry = (id: number, at: number) =>
    buildElement(0x4dbb, buildElement(0x53ab, putUint(id, 4)!), buildElement(0x53ac, putUint(at, 4)!));
  const entries = [...(tagsAt > 0 ? [entry(TAGS, tagsAt)] : []), entry(CUES, cuesAt)];
  // Of one size whether it names tags or not, so that a draft has the right positions.
  return buildChecked(0x114d9b74, true, concatBytes(...entries, buildVoid(tagsAt > 0 ? 2 : 2 + entry(TAGS, 0).length)));
}

function cues([, , clusterAt = 0]: readonly number[]): Uint8Array {
  const positions = buildElement(
    0xb7,
    buildElement(0xf7, new Uint8Array([1])),
    buildElement(0xf1, putUint(clusterAt, 3)!),
  );
  return buildElement(CUES, buildElement(0xbb, buildElement(0xb3, new Uint8Array([0])), positions));
}

/** Whether the cues of a file still point at its cluster, and the seek head at tags and cues. */
function pointsRight(file: Uint8Array): boolean {
  const text = Buffer.from(file);
  const base = text.indexOf(putUint(0x18538067, 4)!) + 12;
  const at = (pattern: Uint8Array, skip: number, width: number) =>
    text.readUIntBE(text.indexOf(pattern) + pattern.length + skip, width) + base;
  const clusterAt = at(new Uint8Array([0xf1, 0x83]), 0, 3);
  const cuesAt = at(concatBytes(putUint(0x53ab, 2)!, new Uint8Array([0x84]), putUint(CUES, 4)!), 3, 4);
  return (
    text.subarray(clusterAt).indexOf(putUint(CLUSTER, 4)!) === 0 &&
    text.subarray(cuesAt).indexOf(putUint(CUES, 4)!) === 0
  );
}

describe('Matroska', () => {
  const files: Readonly<Record<string, readonly Part[]>> = {
    'tags with a void behind them': ['seek head', information, title, buildVoid(2000), cluster, 'cues'],
    'a void elsewhere': ['seek head', buildVoid(2000), information, title, cluster, 'cues'],
    'tags without a void': ['seek head', information, title, cluster, 'cues'],
    'no tags, room for a seek entry': ['seek head', buildVoid(60), information, cluster, 'cues'],
    'no tags, no room': ['seek head', information, cluster, 'cues'],
    'clusters that say their position, room for a seek entry': [
      'seek head',
      buildVoid(60),
      information,
      placed,
      'cues',
    ],
    'clusters that say their position, tags': ['seek head', information, title, placed, 'cues'],
    'tags behind the clusters': ['seek head', information, cluster, 'cues', title],
  };
  it.each(Object.entries(files))('is labelled, labelled anew, and every index stays right: %s', async (_, parts) => {
    const file = mkv(parts);
    expect(pointsRight(file)).toBe(true);
    const once = await labelled(file);
    expect(pointsRight(once)).toBe(true);
    const twice = await labelled(await labelled(once, otherLabel));
    expect(pointsRight(twice)).toBe(true);
    expect(holds(twice, new Uint8Array(60).fill(5))).toBe(true);
    expect(holds(twice, 'Title')).toBe(holds(file, 'Title'));
  });

  it('does not move anything while a void gives the room', async () => {
    const file = mkv(files['a void elsewhere']!);
    expect(await labelled(file)).toHaveLength(file.length);
  });

  const open = concatBytes(putUint(CLUSTER, 4)!, new Uint8Array([0xff]), cluster.subarray(5));
  it('labels a live recording of unknown sizes', async () => {
    const file = mkv([information, open, open], true);
    expect(holds(await labelled(await labelled(file), otherLabel), concatBytes(open, open))).toBe(true);
    expect((await reading(mkv([information, open, title], true))).status).toBe('none');
  });

  it.each([
    ['matroska/tag', tags(tag(nobody, simple('AIGC', json))), []],
    ['matroska/tag', tags(tag(nobody, simple('aigc', json))), ['key_name_case']],
    [
      'matroska/other-tag',
      tags(tag(buildElement(0x63c5, new Uint8Array([7])), simple('AIGC', json))),
      ['place_not_listed'],
    ],
    ['matroska/other-tag', tags(tag(nobody, simple('X', 'y', simple('AIGC', json)))), ['place_not_listed']],
  ])('finds a label in %s, and replaces it by the one in its place', async (place, list, findings) => {
    const file = mkv([information, list, cluster]);
    const report = await reading(file);
    expect([report.status, sightings(report), codes(report)]).toEqual(['is', [`${place} example-producer`], findings]);
    await labelled(file, otherLabel);
    await labelled(mkv([information, title, list, cluster]), otherLabel);
  });

  const nested = Array.from({ length: 100 }).reduce<Uint8Array>((inner) => simple('a', 'b', inner), nobody);
  it.each([
    ['file_truncated', mkv([information, cluster]).subarray(0, 80)],
    ['structure_broken', mkv([new Uint8Array([0, 0, 0])])],
    ['structure_broken', mkv([tags(new Uint8Array([0x73, 0x73, 0x90]))])],
    ['limit_reached', mkv([tags(tag(nobody, nested))])],
  ])('says of a broken file that it was not read: %s', async (code, file) => {
    const report = await reading(file);
    expect([report.status, codes(report)]).toEqual(['inconclusive', [code]]);
  });

  it.each([
    ['segment_checksum', mkv([buildElement(0xbf, new Uint8Array(4)), information, cluster])],
    ['no_room', mkv([information, placed])],
  ])('refuses what it cannot keep: %s', async (reason, file) => {
    await expect(labelled(file)).rejects.toMatchObject({ code: 'file_not_editable', details: { reason } });
  });
});

describe.skipIf(!hasFfmpeg)('Matroska made by ffmpeg', () => {
  it.each([
    ['plain.mkv', ['-c:v', 'mpeg4', '-c:a', 'libvorbis', '-metadata', 'title=Title']],
    ['cues-first.mkv', ['-c:v', 'mpeg4', '-c:a', 'libvorbis', '-cues_to_front', '1']],
    ['film.webm', ['-c:v', 'libvpx', '-c:a', 'libopus']],
    ['live.webm', ['-c:v', 'libvpx', '-c:a', 'libopus', '-live', '1']],
  ] as const)('%s: same samples, same seeking, and other readers see the label', async (name, options) => {
    const before = encode(name, 'video', '-g', '5', ...options);
    const after = await labelled(await labelled(before, otherLabel));
    expect(decodedHash(name, after)).toBe(decodedHash(name, before));
    expect(seekHash(name, after)).toBe(seekHash(name, before));
    expect(probedTags(name, after)).toMatchObject({ ...probedTags(name, before), AIGC: json });
    if (hasExiftool) expect(exiftoolText(name, after)).toContain(json);
  });

  it('reads what ffmpeg writes', async () => {
    const file = encode('x.mkv', 'video', '-metadata', `AIGC=${json}`);
    expect(await reading(file)).toMatchObject({ status: 'is', label: { place: 'matroska/tag', text: json } });
  });
});
