import { utf8ToBytes } from '@anlan/core';
import { bytesToBinaryText } from '../../bytes/binary-text.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { buildChunk } from './chunks.ts';

export const XMP_KEYWORD = 'XML:com.adobe.xmp';
const LABEL_KEYWORD = 'aigc';
const DEFLATE = 0;

/** A tEXt, zTXt or iTXt chunk. */
export interface TextChunk {
  readonly keyword: string;
  readonly compressed: boolean;
  /** Where the text begins in the data of the chunk. */
  readonly textAt: number;
  /** The text as bytes, inflated where it is compressed. */
  readonly text: Uint8Array;
}

/** Keyword of a text chunk: 1 to 79 bytes and a NUL. Empty where there is none. */
export function keywordOf(data: Uint8Array): string {
  const end = data.indexOf(0);
  return end > 0 && end <= 79 ? bytesToBinaryText(data.subarray(0, end)) : '';
}

/** Only chunks with these keywords are of interest; so only they are inflated. */
export function isOfInterest(keyword: string): boolean {
  return keyword === XMP_KEYWORD || isLabelKeyword(keyword);
}

export function isLabelKeyword(keyword: string): boolean {
  return keyword.toLowerCase() === LABEL_KEYWORD;
}

/** Takes a text chunk apart. Throws `structure_broken`, or `inflate_failed` for a compressed text that is broken or a bomb. */
export async function openTextChunk(type: string, data: Uint8Array, file: FileView): Promise<TextChunk> {
  const keyword = keywordOf(data);
  const at = keyword.length + 1;
  if (type === 'tEXt') return { keyword, compressed: false, textAt: at, text: data.subarray(at) };
  if (type === 'zTXt')
    return { keyword, compressed: true, textAt: at + 1, text: await inflate(data, at, at + 1, file) };
  const language = data.indexOf(0, at + 2);
  const translated = language === -1 ? -1 : data.indexOf(0, language + 1);
  if (translated === -1) throw labelError('structure_broken', 'an iTXt chunk without its fields');
  const textAt = translated + 1;
  const compressed = data[at] === 1;
  const text = compressed ? await inflate(data, at + 1, textAt, file) : data.subarray(textAt);
  return { keyword, compressed, textAt, text };
}

/** An uncompressed iTXt chunk: flag 0, method 0, no language, no translated keyword. */
export function buildXmpChunk(packet: Uint8Array): Uint8Array {
  return buildChunk('iTXt', concatBytes(utf8ToBytes(`${XMP_KEYWORD}\0\0\0\0\0`), packet));
}

async function inflate(data: Uint8Array, methodAt: number, textAt: number, file: FileView): Promise<Uint8Array> {
  if (data[methodAt] !== DEFLATE) throw labelError('structure_broken', 'an unknown compression method');
  return file.ports.inflate(data.subarray(textAt), { wrapper: 'zlib', maxOutput: file.limits.maxXmpBytes });
}
