import { describe, expect, it } from 'vitest';
import { serialiseLabel } from '../../../src/object/serialise-label.ts';
import { decodedHash, encode, exiftoolText, hasExiftool, hasFfmpeg, probedTags, seekHash } from '../media/ffmpeg.ts';
import { label, labelled, otherLabel, reading } from '../media/round-trip.ts';

const json = serialiseLabel(label, 'bare');
const h264 = ['-c:v', 'mpeg4', '-c:a', 'aac'];

describe.skipIf(!hasFfmpeg)('movies made by ffmpeg', () => {
  it.each([
    ['plain.mp4', 'video', h264],
    ['fast-start.mp4', 'video', [...h264, '-movflags', '+faststart']],
    ['titled.mp4', 'video', [...h264, '-movflags', '+faststart', '-metadata', 'title=Title']],
    ['keyed.mp4', 'video', [...h264, '-movflags', 'use_metadata_tags', '-metadata', 'mood=calm']],
    ['fragmented.mp4', 'video', [...h264, '-g', '5', '-movflags', 'frag_keyframe+empty_moov']],
    ['dash.mp4', 'video', [...h264, '-g', '5', '-movflags', 'dash+global_sidx']],
    ['base.mp4', 'video', [...h264, '-g', '5', '-movflags', 'frag_keyframe+empty_moov', '-f', 'mov']],
    ['film.mov', 'video', [...h264, '-metadata', 'title=Title']],
    ['sound.m4a', 'audio', ['-c:a', 'aac', '-metadata', 'title=Title', '-movflags', '+faststart']],
  ] as const)('%s: same samples, same seeking, and other readers see the label', async (name, kind, options) => {
    const before = encode(name, kind, ...options);
    const after = await labelled(await labelled(before, otherLabel));
    expect(decodedHash(name, after)).toBe(decodedHash(name, before));
    if (kind === 'video') expect(seekHash(name, after)).toBe(seekHash(name, before));
    expect(probedTags(name, after)).toMatchObject({ ...probedTags(name, before), AIGC: json });
    if (hasExiftool) expect(exiftoolText(name, after)).toContain(json);
  });

  it('reads what ffmpeg writes', async () => {
    const file = encode('x.mp4', 'video', ...h264, '-movflags', 'use_metadata_tags', '-metadata', `AIGC=${json}`);
    expect(await reading(file)).toMatchObject({
      format: 'mp4',
      status: 'is',
      label: { place: 'mp4/keys', text: json },
    });
  });
});
