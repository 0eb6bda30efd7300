import { bytesToUtf8, isAnlanError } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { bigEndian, littleEndian } from '../../../src/bytes/byte-order.ts';
import { concatBytes } from '../../../src/bytes/sequences.ts';
import { applyPlan } from '../../../src/edit-plan.ts';
import { buildBox } from '../../../src/formats/bmff/boxes.ts';
import { buildBlock } from '../../../src/formats/flac/flac-blocks.ts';
import type { MediaFormatName } from '../../../src/formats/format.ts';
import { newTag } from '../../../src/formats/id3/label-frames.ts';
import { buildElement, putUint } from '../../../src/formats/matroska/ebml.ts';
import { newTags } from '../../../src/formats/matroska/tags.ts';
import { buildPage } from '../../../src/formats/ogg/ogg-pages.ts';
import { newInfo } from '../../../src/formats/riff/info-list.ts';
import { buildChunk } from '../../../src/formats/riff/riff-chunks.ts';
import { nodePorts } from '../../../src/node/inflate.ts';
import { serialiseLabel } from '../../../src/object/serialise-label.ts';
import { readLabel } from '../../../src/read-label.ts';
import { memorySource } from '../../../src/source.ts';
import { writeLabel } from '../../../src/write-label.ts';
import { metadata, movie } from '../bmff/movie.ts';
import { ascii, label, otherLabel, reading } from './round-trip.ts';

const json = serialiseLabel(label, 'bare');
const PER_FORMAT = 625;

function sized(text: string): Uint8Array {
  return concatBytes(littleEndian.put32(text.length), ascii(text));
}

function comments(): Uint8Array {
  return concatBytes(sized('vendor'), littleEndian.put32(1), sized(`AIGC=${json}`));
}

function ogg(): Uint8Array {
  const page = (sequence: number, flags: number, body: Uint8Array) => {
    const lacing = Uint8Array.from([...Array<number>(Math.floor(body.length / 255)).fill(255), body.length % 255]);
    return buildPage({ flags, serial: 1, sequence, granule: new Uint8Array(8), lacing }, body);
  };
  return concatBytes(
    page(0, 2, ascii('OpusHead')),
    page(1, 0, concatBytes(ascii('OpusTags'), comments())),
    page(2, 4, ascii('x')),
  );
}

function flv(): Uint8Array {
  const property = concatBytes(
    bigEndian.put16(4),
    ascii('AIGC'),
    new Uint8Array([2]),
    bigEndian.put16(json.length),
    ascii(json),
  );
  const data = concatBytes(
    new Uint8Array([2, 0, 10]),
    ascii('onMetaData'),
    new Uint8Array([8, 0, 0, 0, 1]),
    property,
    new Uint8Array([0, 0, 9]),
  );
  const header = concatBytes(new Uint8Array([18]), bigEndian.put32(data.length).subarray(1), new Uint8Array(7));
  return concatBytes(
    ascii('FLV\x01\x05'),
    bigEndian.put32(9),
    new Uint8Array(4),
    header,
    data,
    bigEndian.put32(11 + data.length),
  );
}

const frame = concatBytes(new Uint8Array([0xff, 0xfb, 0x90, 0]), new Uint8Array(413));
const cluster = buildElement(0x1f43b675, buildElement(0xa3, new Uint8Array(40)));
const files: Readonly<Record<MediaFormatName, Uint8Array>> = {
  mp4: movie({ inMovie: [buildBox('udta', metadata('mdta', { title: 'x', AIGC: json }))] }),
  wav: buildChunk(
    'RIFF',
    ascii('WAVE'),
    buildChunk('fmt ', new Uint8Array(16)),
    buildChunk('data', new Uint8Array(40)),
    buildChunk('AIGC', ascii(json)),
  ),
  avi: buildChunk(
    'RIFF',
    ascii('AVI '),
    buildChunk('LIST', ascii('hdrl')),
    newInfo(json),
    buildChunk('LIST', ascii('movi'), new Uint8Array(40)),
  ),
  mp3: concatBytes(newTag(json), frame, frame),
  flac: concatBytes(
    ascii('fLaC'),
    buildBlock(0, new Uint8Array(34), false),
    buildBlock(4, comments(), true),
    new Uint8Array(40),
  ),
  ogg: ogg(),
  flv: flv(),
  matroska: concatBytes(
    buildElement(0x1a45dfa3, new Uint8Array(4)),
    buildElement(0x18538067, newTags(json), cluster, newTags(json)),
  ),
};

/** Small, fast and the same on every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One to four faults: a byte, a number, an end, a piece twice, a piece gone. */
function mutate(bytes: Uint8Array, next: () => number): Uint8Array {
  let out: Uint8Array = bytes.slice();
  const below = (limit: number) => Math.floor(next() * limit);
  for (let faults = 1 + below(4); faults > 0; faults--) {
    const [at, length] = [below(out.length), below(60)];
    const kind = below(5);
    if (kind === 0) out[at] = below(256);
    else if (kind === 1)
      out.set(putUint([0, 1, 0xff, 0x7fffffff, 0xffffffff][below(5)]!, 4)!.subarray(0, out.length - at), at);
    else if (kind === 2) out = out.slice(0, at + 1);
    else if (kind === 3) out = concatBytes(out.subarray(0, at), out.subarray(at, at + length), out.subarray(at));
    else out = concatBytes(out.subarray(0, at), out.subarray(at + length));
    if (out.length === 0) return out;
  }
  return out;
}

/** A plan that is carried out, or a refusal with a code; a defect of the program throws through. */
async function tryToWrite(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const options = { ports: nodePorts, existing: 'replace', signed: 'break' } as const;
    const blocks: Uint8Array[] = [];
    for await (const block of applyPlan(
      memorySource(bytes),
      (await writeLabel(memorySource(bytes), otherLabel, options)).plan,
    ))
      blocks.push(block);
    return concatBytes(...blocks);
  } catch (problem) {
    if (isAnlanError(problem) && problem.code !== 'source_range_invalid') return undefined;
    throw problem;
  }
}

describe.each(Object.keys(files) as MediaFormatName[])('damaged %s', (name) => {
  it('the file that is damaged is read as a labelled one before', async () => {
    expect(await reading(files[name])).toMatchObject({ format: name, status: 'is' });
  });

  it('never makes reading or writing fail in another way than with a code', async () => {
    const next = random(name.length * 7919);
    for (let i = 0; i < PER_FORMAT; i++) {
      const damaged = mutate(files[name], next);
      const report = await reading(damaged);
      if (report.status === 'none') expect(report.labels).toEqual([]);
      await tryToWrite(damaged);
    }
  });

  it('is never said to have no label when it is cut off', async () => {
    for (let length = 0; length < files[name].length; length += 1) {
      const { status } = await reading(files[name].subarray(0, length));
      expect([length, status]).not.toEqual([length, 'none']);
    }
  });
});

describe('limits', () => {
  const many = Array.from({ length: 3000 }, () => buildBox('free'));
  it.each([
    ['boxes', movie({ before: many })],
    ['chunks', buildChunk('RIFF', ascii('WAVE'), ...Array.from({ length: 3000 }, () => buildChunk('note')))],
    [
      'elements',
      concatBytes(
        buildElement(0x1a45dfa3),
        buildElement(0x18538067, ...Array.from({ length: 3000 }, () => buildElement(0xec, ascii('ab')))),
      ),
    ],
  ])('end the work on a file of very many %s', async (_, file) => {
    const report = await readLabel(memorySource(file), { ports: nodePorts, limits: { maxChunks: 1000 } });
    expect(report.findings.map(({ code }) => code)).toContain('limit_reached');
    expect(report.status).toBe('inconclusive');
  });

  it('keep a label that is longer than what is read from being taken for one', async () => {
    const file = concatBytes(newTag(`{"Label":"1","x":"${'y'.repeat(300_000)}"}`), frame, frame);
    expect(await reading(file)).toMatchObject({ status: 'inconclusive' });
    expect(bytesToUtf8(file.subarray(0, 3))).toBe('ID3');
  });
});
