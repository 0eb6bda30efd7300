import fc from 'fast-check';
import { describe, it } from 'vitest';
import { littleEndian } from '../../../src/bytes/byte-order.ts';
import { concatBytes, equalBytes } from '../../../src/bytes/sequences.ts';
import { buildBox } from '../../../src/formats/bmff/boxes.ts';
import { buildBlock } from '../../../src/formats/flac/flac-blocks.ts';
import { buildTag, synchsafe } from '../../../src/formats/id3/id3-tag.ts';
import { buildElement, buildVoid } from '../../../src/formats/matroska/ebml.ts';
import { buildChunk } from '../../../src/formats/riff/riff-chunks.ts';
import { type AigcLabel, createLabel } from '../../../src/object/label.ts';
import { chunks, movie, samples } from '../bmff/movie.ts';
import { ascii, holds, labelled } from './round-trip.ts';

const value = fc.stringMatching(/^[!#-[\]-~]{1,300}$/);
const labels: fc.Arbitrary<AigcLabel> = fc
  .record({ producer: value, contentId: value, reservedCode1: fc.oneof(fc.constant(''), value) })
  .map((contents) => createLabel({ meaning: 'is', ...contents }));
const room = fc.nat({ max: 1200 });
const word = fc.stringMatching(/^[a-z]{0,40}$/);

function comments(entry: string): Uint8Array {
  const sized = (text: string) => concatBytes(littleEndian.put32(text.length), ascii(text));
  return concatBytes(sized('v'), littleEndian.put32(1), sized(`T=${entry}`));
}

const sound = concatBytes(ascii('\xff\xfb\x90\0'), new Uint8Array(413), ascii('\xff\xfb\x90\0'), new Uint8Array(413));
const cluster = buildElement(0x1f43b675, buildElement(0xa3, samples));

/** A file with a random amount of room and a random neighbour, and what in it must never change. */
const files: Readonly<
  Record<string, (room: number, word: string) => { readonly file: Uint8Array; readonly media: Uint8Array }>
> = {
  mp4: (free, name) => ({
    file: movie({
      between: [buildBox('free', new Uint8Array(free))],
      inMovie: [buildBox('udta', buildBox('name', ascii(name)))],
    }),
    media: samples,
  }),
  wav: (free, name) => ({
    file: buildChunk(
      'RIFF',
      ascii('WAVE'),
      buildChunk('note', ascii(name)),
      buildChunk('data', samples),
      buildChunk('JUNK', new Uint8Array(free)),
    ),
    media: samples,
  }),
  avi: (free, name) => ({
    file: buildChunk(
      'RIFF',
      ascii('AVI '),
      buildChunk('LIST', ascii('hdrl')),
      buildChunk('LIST', ascii('INFO'), buildChunk('INAM', ascii(name))),
      buildChunk('JUNK', new Uint8Array(free)),
      buildChunk('LIST', ascii('movi'), samples),
    ),
    media: samples,
  }),
  mp3: (free, name) => {
    const frame = concatBytes(ascii('TIT2'), synchsafe(name.length + 1), new Uint8Array(3), ascii(name));
    return {
      file: concatBytes(buildTag({ version: 4, flags: 0 }, concatBytes(frame, new Uint8Array(free))), sound),
      media: sound,
    };
  },
  flac: (free, name) => ({
    file: concatBytes(
      ascii('fLaC'),
      buildBlock(0, new Uint8Array(34), false),
      buildBlock(4, comments(name), false),
      buildBlock(1, new Uint8Array(free), true),
      samples,
    ),
    media: samples,
  }),
  matroska: (free, name) => ({
    file: concatBytes(
      buildElement(0x1a45dfa3),
      buildElement(
        0x18538067,
        buildElement(0x1549a966, buildElement(0x4d80, ascii(name))),
        buildVoid(free + 2),
        cluster,
      ),
    ),
    media: cluster,
  }),
};

describe.each(Object.entries(files))('labelling %s', (name, build) => {
  it('is read back, keeps the media, and forgets the label before', async () => {
    await fc.assert(
      fc.asyncProperty(labels, labels, room, word, async (first, second, free, text) => {
        const { file, media } = build(free, text);
        const once = await labelled(file, first);
        const twice = await labelled(once, second);
        const kept = [once, twice].every((bytes) => holds(bytes, media) && holds(bytes, text));
        return kept && (name !== 'mp4' || equalBytes(chunks(twice)[1]!, samples.subarray(100, 200)));
      }),
      { numRuns: 60 },
    );
  });
});
