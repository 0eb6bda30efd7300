import { utf8ToBytes } from '@anlan/core';
import { lenientText } from '../../bytes/lenient-text.ts';
import type { FileView } from '../../file-view.ts';
import type { PlaceId } from '../../places/place.ts';
import { type Discovery, labelText, remark } from '../format.ts';
import { buildChunk, LIST_HEADER, listType, type RiffChunk, riffChunks } from './riff-chunks.ts';

export const LABEL_ID = 'AIGC';

export function isLabelId(id: string): boolean {
  return id.toUpperCase() === LABEL_ID;
}

export async function isInfoList(file: FileView, chunk: RiffChunk): Promise<boolean> {
  return chunk.id === 'LIST' && (await listType(file, chunk)) === 'INFO';
}

export async function infoItems(file: FileView, list: RiffChunk): Promise<readonly RiffChunk[]> {
  const items: RiffChunk[] = [];
  const range = { from: list.offset + LIST_HEADER, to: list.dataOffset + list.dataLength };
  for await (const item of riffChunks(file, range)) items.push(item);
  return items;
}

/** A chunk whose data are the label, with the NUL that ends texts in RIFF or without. */
export async function readLabelChunk(file: FileView, chunk: RiffChunk, place: PlaceId): Promise<readonly Discovery[]> {
  const data = await file.readBlock(chunk.dataOffset, chunk.dataLength);
  const end = data.findLastIndex((byte) => byte !== 0) + 1;
  const found = labelText(place, lenientText(data.subarray(0, end)), { offset: chunk.dataOffset, length: end });
  return chunk.id === LABEL_ID ? [found] : [found, remark('key_name_case', { place, detail: { key: chunk.id } })];
}

export async function readInfo(file: FileView, list: RiffChunk, place: PlaceId): Promise<readonly Discovery[]> {
  const found: Discovery[] = [];
  for (const item of await infoItems(file, list)) {
    if (isLabelId(item.id)) found.push(...(await readLabelChunk(file, item, place)));
  }
  return found;
}

/** The list with the label as its only item. INFO texts end with a NUL. */
export function newInfo(json: string): Uint8Array {
  return buildChunk('LIST', utf8ToBytes('INFO'), buildChunk(LABEL_ID, utf8ToBytes(`${json}\0`)));
}
