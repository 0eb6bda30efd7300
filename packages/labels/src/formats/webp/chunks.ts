import { utf8ToBytes } from '@anlan/core';
import { bytesToBinaryText } from '../../bytes/binary-text.ts';
import { littleEndian } from '../../bytes/byte-order.ts';
import { concatBytes, hasAscii } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';

export interface WebpChunk {
  readonly id: string;
  readonly offset: number;
  /** Identifier, length field, data and the byte that pads to an even length. */
  readonly length: number;
  readonly dataOffset: number;
  readonly dataLength: number;
}

const HEADER_LENGTH = 8;
/** `RIFF`, size, `WEBP`. */
export const FILE_HEADER_LENGTH = 12;
export const MAX_RIFF_SIZE = 0xfffffffe;

export function isWebp(head: Uint8Array): boolean {
  return hasAscii(head, 'RIFF') && hasAscii(head, 'WEBP', 8);
}

/** Where the RIFF form ends by its own size. Throws `file_truncated` where that is beyond the file. */
export async function riffEnd(file: FileView): Promise<number> {
  const size = littleEndian.u32(await file.read(4, 4), 0);
  if (size < 4) throw labelError('structure_broken', 'a RIFF form without content');
  if (HEADER_LENGTH + size > file.size) throw labelError('file_truncated', 'the RIFF form reaches beyond the end');
  return HEADER_LENGTH + size;
}

/** The chunks of the RIFF form, in order; those of animation frames are not entered. */
export async function* webpChunks(file: FileView, end: number): AsyncGenerator<WebpChunk, void, undefined> {
  for (let offset = FILE_HEADER_LENGTH; offset < end; ) {
    file.step();
    const header = await file.read(offset, HEADER_LENGTH);
    const dataLength = littleEndian.u32(header, 4);
    const dataOffset = offset + HEADER_LENGTH;
    if (dataOffset + dataLength > end) throw labelError('structure_broken', 'a chunk reaches beyond the RIFF form');
    // The last pad byte is left out by some writers.
    const length = Math.min(HEADER_LENGTH + dataLength + (dataLength % 2), end - offset);
    yield { id: bytesToBinaryText(header.subarray(0, 4)), offset, length, dataOffset, dataLength };
    offset += length;
  }
}

export function buildWebpChunk(id: string, data: Uint8Array): Uint8Array {
  const padding = new Uint8Array(data.length % 2);
  return concatBytes(utf8ToBytes(id), littleEndian.put32(data.length), data, padding);
}
