import { utf8ToBytes } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { bigEndian, littleEndian } from '../src/bytes/byte-order.ts';
import { concatBytes } from '../src/bytes/sequences.ts';
import { type Piece, pieceLength } from '../src/edit-plan.ts';
import { buildChunk } from '../src/formats/png/chunks.ts';
import { readLabel, writeLabel } from '../src/index.ts';
import { nodePorts } from '../src/node/index.ts';
import { box, heif } from './support/heif.ts';
import { label } from './support/labels.ts';
import { bytesOf, picture } from './support/pictures.ts';
import { type Stretch, sparseSource } from './support/sparse-source.ts';

const GIB = 2 ** 30;
const png = await bytesOf(picture().png());
const webp = await bytesOf(picture().webp());

/** Two chunks of the largest size, then the end. */
function pngStretches(): readonly Stretch[] {
  const length = 0x7fffffff;
  const header = concatBytes(bigEndian.put32(length), utf8ToBytes('IDAT'));
  const first = 33;
  const second = first + length + 12;
  return [
    { offset: 0, bytes: png.subarray(0, first) },
    { offset: first, bytes: header },
    { offset: second, bytes: header },
    { offset: second + length + 12, bytes: buildChunk('IEND', new Uint8Array()) },
  ];
}

function heifStretches(size: number): readonly Stretch[] {
  const small = heif({ items: [{ id: 1, type: 'hvc1', data: new Uint8Array(8).fill(7) }], offsetSize: 8 });
  const dataAt = small.length - 16;
  const header = concatBytes(bigEndian.put32(1), utf8ToBytes('mdat'), bigEndian.put64(size - dataAt - 8));
  return [
    { offset: 0, bytes: small.subarray(0, dataAt) },
    { offset: dataAt, bytes: header },
    { offset: size - 8, bytes: box('free') },
  ];
}

const bigTiff = concatBytes(utf8ToBytes('II+\0\x08\0\0\0'), littleEndian.put64(5 * GIB));
const bigDirectory = concatBytes(littleEndian.put64(0), littleEndian.put64(0));
const pngEnd = pngStretches().at(-1)!.offset + 12;

const files: readonly (readonly [string, number, readonly Stretch[]])[] = [
  ['PNG', pngEnd, pngStretches()],
  ['HEIF', 5 * GIB, heifStretches(5 * GIB)],
  [
    'BigTIFF',
    5 * GIB + 16,
    [
      { offset: 0, bytes: bigTiff },
      { offset: 5 * GIB, bytes: bigDirectory },
    ],
  ],
];

describe('files of several gigabytes', () => {
  it.each(files)('%s: are read and planned with a few windows', async (_, size, stretches) => {
    const source = sparseSource(size, stretches);
    expect((await readLabel(source, { ports: nodePorts })).status).toBe('none');
    const { plan } = await writeLabel(source, label, { ports: nodePorts, existing: 'refuse', signed: 'refuse' });
    expect(source.bytesRead()).toBeLessThan(64 * 1024);
    const pieces = [...(plan as Iterable<Piece>)];
    expect(
      pieces.filter(({ kind }) => kind === 'bytes').reduce((sum, piece) => sum + pieceLength(piece), 0),
    ).toBeLessThan(4096);
  });

  it('a WebP cannot grow beyond 4 GiB, and a TIFF neither', async () => {
    const size = 0xfffffffe + 8;
    const form = concatBytes(utf8ToBytes('RIFF'), littleEndian.put32(size - 8), webp.subarray(8));
    const rest = size - webp.length;
    const filler = concatBytes(utf8ToBytes('ZZZZ'), littleEndian.put32(rest - 8));
    const large = sparseSource(size, [
      { offset: 0, bytes: form },
      { offset: webp.length, bytes: filler },
    ]);
    const options = { ports: nodePorts, existing: 'refuse', signed: 'refuse' } as const;
    await expect(writeLabel(large, label, options)).rejects.toMatchObject({ code: 'metadata_too_large' });
    const tiff = concatBytes(utf8ToBytes('II*\0'), littleEndian.put32(8), new Uint8Array(6));
    const largeTiff = sparseSource(0xfffffff0, [{ offset: 0, bytes: tiff }]);
    await expect(writeLabel(largeTiff, label, options)).rejects.toMatchObject({ code: 'metadata_too_large' });
  });
});
