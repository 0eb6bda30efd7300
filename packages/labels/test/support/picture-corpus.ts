import { utf8ToBytes } from '@anlan/core';
import { bigEndian, littleEndian } from '../../src/bytes/byte-order.ts';
import { concatBytes } from '../../src/bytes/sequences.ts';
import { serialiseLabel } from '../../src/index.ts';
import { exifBlock } from './exif.ts';
import type { FuzzCase } from './fuzz.ts';
import { heif } from './heif.ts';
import { label, write } from './labels.ts';
import { animation, bytesOf, foreignPacket, picture } from './pictures.ts';
import { tiff } from './tiff.ts';

/** Small valid pictures of every format, with and without labels and other metadata. */
export async function pictureCorpus(): Promise<readonly FuzzCase[]> {
  const exif = { IFD0: { Copyright: 'Anlan' }, IFD2: { UserComment: serialiseLabel(label, 'wrapped') } };
  const packet = utf8ToBytes(foreignPacket);
  const item = { id: 2, type: 'mime', contentType: 'application/rdf+xml', data: packet } as const;
  const comment = concatBytes(bigEndian.put32(0), exifBlock(serialiseLabel(label, 'wrapped')));
  const pictures: Record<string, Uint8Array> = {
    jpeg: await bytesOf(picture().withXmp(foreignPacket).withExif(exif).jpeg()),
    png: await bytesOf(picture().withXmp(foreignPacket).withExif(exif).png()),
    webp: await bytesOf(picture().withXmp(foreignPacket).withExif(exif).webp()),
    'simple webp': await bytesOf(picture(4).webp({ lossless: true })),
    gif: await bytesOf(animation().gif({ loop: 2 })),
    tiff: tiff(littleEndian, [[{ tag: 700, type: 1, value: packet }], [{ tag: 700, type: 7, value: packet }]]),
    bigtiff: await bytesOf(picture().tiff({ bigtiff: true })),
    avif: await bytesOf(picture().withXmp(foreignPacket).avif()),
    heif: heif({
      items: [{ id: 1, type: 'hvc1', data: utf8ToBytes('pixels') }, item, { id: 3, type: 'Exif', data: comment }],
      baseSize: 4,
    }),
  };
  const plain = Object.entries(pictures).map(([title, bytes]) => ({ title, bytes }));
  const labelled = await Promise.all(
    plain.map(async ({ title, bytes }) => ({ title: `labelled ${title}`, bytes: await write(bytes) })),
  );
  return [...plain, ...labelled];
}
