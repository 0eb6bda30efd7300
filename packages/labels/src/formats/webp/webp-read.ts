import { readExif } from '../../exif/exif-block.ts';
import type { FileView } from '../../file-view.ts';
import { readPacket } from '../../xmp/read-packet.ts';
import { type Discovery, remark } from '../format.ts';
import { riffEnd, type WebpChunk, webpChunks } from './chunks.ts';

/** Every chunk of the RIFF form. */
export async function* readWebp(file: FileView): AsyncGenerator<Discovery, void, undefined> {
  const end = await riffEnd(file);
  for await (const chunk of webpChunks(file, end)) yield* await readChunk(chunk, file);
  // One byte may be the padding of the form itself.
  if (file.size > end + (end % 2)) yield remark('bytes_after_end', { detail: { count: file.size - end } });
}

async function readChunk(chunk: WebpChunk, file: FileView): Promise<readonly Discovery[]> {
  switch (chunk.id) {
    case 'XMP ': {
      const packet = await file.readBlock(chunk.dataOffset, chunk.dataLength);
      return readPacket(
        packet,
        { label: 'webp/xmp', userComment: 'webp/xmp-user-comment' },
        file.limits,
        chunk.dataOffset,
      );
    }
    case 'EXIF': {
      const block = await file.readBlock(chunk.dataOffset, chunk.dataLength);
      return readExif(block, 'webp/exif-user-comment', file, chunk.dataOffset);
    }
    case 'C2PA':
      return [remark('content_signed', { detail: { scheme: 'c2pa' } })];
    default:
      return [];
  }
}
