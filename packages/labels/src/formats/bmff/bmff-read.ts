import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { readPacket } from '../../xmp/read-packet.ts';
import { type Discovery, remark } from '../format.ts';
import { type Box, boxes, contentOf } from './boxes.ts';
import { type MetadataSeat, readMetadata } from './label-items.ts';
import { openMetadata } from './metadata-box.ts';
import { packetRange, uuidKind } from './uuid-box.ts';

const xmpPlaces = { label: 'mp4/xmp', userComment: 'mp4/xmp-user-comment' } as const;

/** Headers of the top level and what `moov` holds besides its tracks; samples are not read, however many there are. */
export async function* readBmff(file: FileView): AsyncGenerator<Discovery, void, undefined> {
  let complete = false;
  for await (const box of boxes(file, { from: 0, to: file.size })) {
    if (box.type === 'moov') yield* readMovie(file, box);
    complete ||= box.type === 'moov';
    const kind = await uuidKind(file, box);
    if (kind === 'c2pa') yield remark('content_signed', { detail: { scheme: 'c2pa' } });
    if (kind === 'xmp') yield* await readXmp(file, box);
  }
  // Cut off between two boxes, or a fragment of a stream: the header that may bear the label is elsewhere.
  if (!complete) throw labelError('file_truncated', 'no movie header');
}

async function* readMovie(file: FileView, movie: Box): AsyncGenerator<Discovery, void, undefined> {
  for await (const box of boxes(file, contentOf(movie))) {
    if (box.type === 'cmov') throw labelError('inflate_failed', 'a compressed movie header is not read');
    if (box.type === 'meta') yield* await readMeta(file, box, 'movie');
    if (box.type === 'udta') yield* readUserData(file, box);
  }
}

async function* readUserData(file: FileView, userData: Box): AsyncGenerator<Discovery, void, undefined> {
  for await (const box of boxes(file, contentOf(userData))) {
    if (box.type === 'meta') yield* await readMeta(file, box, 'user-data');
    if (box.type === 'XMP_') yield* await readXmp(file, box);
  }
}

async function readMeta(file: FileView, box: Box, seat: MetadataSeat): Promise<readonly Discovery[]> {
  return readMetadata(file, await openMetadata(file, box), seat);
}

async function readXmp(file: FileView, box: Box): Promise<readonly Discovery[]> {
  const { from, to } = packetRange(box);
  return readPacket(await file.readBlock(from, to - from), xmpPlaces, file.limits, from);
}
