import { utf8ToBytes } from '@anlan/core';
import { bytesToBinaryText } from '../../bytes/binary-text.ts';
import { bigEndian } from '../../bytes/byte-order.ts';
import { concatBytes, hasAscii } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { crc32 } from './crc32.ts';

export interface PngChunk {
  readonly type: string;
  readonly offset: number;
  /** Length field, type, data and checksum. */
  readonly length: number;
  readonly dataOffset: number;
  readonly dataLength: number;
}

const SIGNATURE = '\x89PNG\r\n\x1a\n';
const HEADER_LENGTH = 8;
const CRC_LENGTH = 4;
const MAX_LENGTH = 0x7fffffff;
const TYPE = /^[A-Za-z]{4}$/;

export function isPng(head: Uint8Array): boolean {
  return hasAscii(head, SIGNATURE);
}

/** The chunks up to and with IEND. Throws a `ReadProblem` where one is broken or the file ends before. */
export async function* pngChunks(file: FileView): AsyncGenerator<PngChunk, void, undefined> {
  for (let offset = SIGNATURE.length; ; ) {
    file.step();
    const chunk = chunkAt(offset, await file.read(offset, HEADER_LENGTH));
    offset += chunk.length;
    if (offset > file.size) throw labelError('file_truncated', `chunk ${chunk.type} reaches beyond the end`);
    yield chunk;
    if (chunk.type === 'IEND') return;
  }
}

function chunkAt(offset: number, header: Uint8Array): PngChunk {
  const dataLength = bigEndian.u32(header, 0);
  const type = bytesToBinaryText(header.subarray(4, 8));
  if (dataLength > MAX_LENGTH || !TYPE.test(type)) throw labelError('structure_broken', 'no chunk where one is due');
  return {
    type,
    offset,
    length: HEADER_LENGTH + dataLength + CRC_LENGTH,
    dataOffset: offset + HEADER_LENGTH,
    dataLength,
  };
}

/** The data of a metadata chunk, and whether its checksum is right. */
export async function readChunk(
  chunk: PngChunk,
  file: FileView,
): Promise<{ readonly data: Uint8Array; readonly intact: boolean }> {
  const body = await file.readBlock(chunk.offset + 4, 4 + chunk.dataLength);
  const crc = bigEndian.u32(await file.read(chunk.dataOffset + chunk.dataLength, CRC_LENGTH), 0);
  return { data: body.subarray(4), intact: crc32(body) === crc };
}

export function buildChunk(type: string, data: Uint8Array): Uint8Array {
  const body = concatBytes(utf8ToBytes(type), data);
  return concatBytes(bigEndian.put32(data.length), body, bigEndian.put32(crc32(body)));
}
