import type { FileView } from '../../file-view.ts';
import { readPacket } from '../../xmp/read-packet.ts';
import { type Discovery, remark } from '../format.ts';
import { parseTag, tagLength } from '../id3/id3-tag.ts';
import { readLabelFrames } from '../id3/label-frames.ts';
import { isInfoList, isLabelId, readInfo, readLabelChunk } from '../riff/info-list.ts';
import type { RiffChunk } from '../riff/riff-chunks.ts';
import { openWav, wavChunks } from './wav-form.ts';

const xmpPlaces = { label: 'wav/xmp', userComment: 'wav/xmp-user-comment' } as const;

/** The chunks of the form; the sound itself is passed over. */
export async function* readWav(file: FileView): AsyncGenerator<Discovery, void, undefined> {
  const form = await openWav(file);
  for await (const chunk of wavChunks(file, form)) {
    if (isLabelId(chunk.id)) yield* await readLabelChunk(file, chunk, 'wav/chunk');
    else if (chunk.id === '_PMX') yield* await readXmp(file, chunk);
    else if (isId3(chunk)) yield* await readId3(file, chunk);
    else if (chunk.id === 'C2PA') yield remark('content_signed', { detail: { scheme: 'c2pa' } });
    else if (await isInfoList(file, chunk)) yield* await readInfo(file, chunk, 'wav/info');
  }
  if (form.end < file.size) yield remark('bytes_after_end', { detail: { count: file.size - form.end } });
}

export function isId3({ id }: RiffChunk): boolean {
  return id === 'id3 ' || id === 'ID3 ';
}

async function readXmp(file: FileView, chunk: RiffChunk): Promise<readonly Discovery[]> {
  return readPacket(await file.readBlock(chunk.dataOffset, chunk.dataLength), xmpPlaces, file.limits, chunk.dataOffset);
}

async function readId3(file: FileView, chunk: RiffChunk): Promise<readonly Discovery[]> {
  const data = await file.readBlock(chunk.dataOffset, chunk.dataLength);
  const length = tagLength(data);
  if (length === undefined) return [];
  if (length > data.length) return [remark('structure_broken', { detail: { chunk: chunk.id } })];
  return readLabelFrames(
    parseTag(data.subarray(0, length), chunk.dataOffset, (count) => file.step(count)),
    'wav/id3',
  );
}
