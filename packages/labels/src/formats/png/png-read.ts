import { bytesToUtf8 } from '@anlan/core';
import { bytesToBinaryText } from '../../bytes/binary-text.ts';
import { isReadProblem } from '../../errors.ts';
import { readExif } from '../../exif/exif-block.ts';
import type { FileView } from '../../file-view.ts';
import { readPacket } from '../../xmp/read-packet.ts';
import { type Discovery, labelText, remark } from '../format.ts';
import { type PngChunk, pngChunks, readChunk } from './chunks.ts';
import { isOfInterest, keywordOf, openTextChunk, type TextChunk, XMP_KEYWORD } from './text-chunk.ts';

const KEYWORD_ROOM = 80;

/** Every chunk up to IEND, behind the pixels too: PNG allows text there. */
export async function* readPng(file: FileView): AsyncGenerator<Discovery, void, undefined> {
  let end = file.size;
  for await (const chunk of pngChunks(file)) {
    end = chunk.offset + chunk.length;
    if (chunk.type === 'caBX') yield remark('content_signed', { detail: { scheme: 'c2pa' } });
    else if (chunk.type === 'eXIf') yield* await readExifChunk(chunk, file);
    else if (await isTextOfInterest(chunk, file)) yield* await readTextChunk(chunk, file);
  }
  if (end < file.size) yield remark('bytes_after_end', { detail: { count: file.size - end } });
}

/** Looks at the keyword before the chunk is taken into memory. */
export async function isTextOfInterest(chunk: PngChunk, file: FileView): Promise<boolean> {
  if (!['tEXt', 'zTXt', 'iTXt'].includes(chunk.type)) return false;
  return isOfInterest(keywordOf(await file.read(chunk.dataOffset, Math.min(chunk.dataLength, KEYWORD_ROOM))));
}

async function readExifChunk(chunk: PngChunk, file: FileView): Promise<readonly Discovery[]> {
  const { data, intact } = await readChunk(chunk, file);
  const found = await readExif(data, 'png/exif-user-comment', file, chunk.dataOffset);
  return intact ? found : [...found, checksumWrong(chunk)];
}

/** A chunk that cannot be opened does not hide the others. */
async function readTextChunk(chunk: PngChunk, file: FileView): Promise<readonly Discovery[]> {
  const { data, intact } = await readChunk(chunk, file);
  try {
    const found = discoveriesIn(await openTextChunk(chunk.type, data, file), chunk, file);
    return intact ? found : [...found, checksumWrong(chunk)];
  } catch (problem) {
    if (!isReadProblem(problem)) throw problem;
    return [remark(problem.code, { detail: { chunk: chunk.type, reason: problem.message } })];
  }
}

function discoveriesIn(text: TextChunk, chunk: PngChunk, file: FileView): readonly Discovery[] {
  const offset = text.compressed ? undefined : chunk.dataOffset + text.textAt;
  if (text.keyword === XMP_KEYWORD) {
    const place = chunk.type === 'iTXt' && !text.compressed ? 'png/xmp' : 'png/other-xmp';
    return readPacket(text.text, { label: place, userComment: 'png/xmp-user-comment' }, file.limits, offset);
  }
  const place = chunk.type === 'tEXt' ? 'png/text' : 'png/other-text';
  const range = offset === undefined ? undefined : { offset, length: text.text.length };
  const found = labelText(place, decodeText(text.text), range);
  return text.keyword === 'AIGC' ? [found] : [found, remark('key_name_case', { place, detail: { key: text.keyword } })];
}

/** tEXt is ISO 8859-1 by the standard; products write UTF-8 into it. */
function decodeText(bytes: Uint8Array): string {
  try {
    return bytesToUtf8(bytes);
  } catch {
    return bytesToBinaryText(bytes);
  }
}

function checksumWrong(chunk: PngChunk): Discovery {
  return remark('checksum_wrong', { detail: { chunk: chunk.type } });
}
