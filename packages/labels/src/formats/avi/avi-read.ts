import type { FileView } from '../../file-view.ts';
import { readPacket } from '../../xmp/read-packet.ts';
import { type Discovery, remark } from '../format.ts';
import { isInfoList, isLabelId, readInfo, readLabelChunk } from '../riff/info-list.ts';
import { aviChunks, openAvi } from './avi-form.ts';

const xmpPlaces = { label: 'avi/xmp', userComment: 'avi/xmp-user-comment' } as const;

/** The chunks of the first form; pictures and sound are passed over. */
export async function* readAvi(file: FileView): AsyncGenerator<Discovery, void, undefined> {
  for await (const chunk of aviChunks(file, await openAvi(file))) {
    if (isLabelId(chunk.id)) yield* await readLabelChunk(file, chunk, 'avi/chunk');
    else if (chunk.id === 'C2PA') yield remark('content_signed', { detail: { scheme: 'c2pa' } });
    else if (chunk.id === '_PMX') {
      yield* readPacket(
        await file.readBlock(chunk.dataOffset, chunk.dataLength),
        xmpPlaces,
        file.limits,
        chunk.dataOffset,
      );
    } else if (await isInfoList(file, chunk)) yield* await readInfo(file, chunk, 'avi/info');
  }
}
