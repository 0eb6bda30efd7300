import { binaryTextToBytes, bytesToBinaryText } from '../../bytes/binary-text.ts';
import { littleEndian } from '../../bytes/byte-order.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';

/** One chunk of a RIFF file. Whoever made the file controls its size. */
export interface RiffChunk {
  readonly id: string;
  readonly offset: number;
  /** Identifier, size, data and the byte that pads to an even length, as far as they are there. */
  readonly length: number;
  readonly dataOffset: number;
  readonly dataLength: number;
}

export const CHUNK_HEADER = 8;
/** Identifier, size and the type of the form or list. */
export const LIST_HEADER = 12;

/** The size that stands for one that is not known (streams) or stands elsewhere (RF64). */
export const NO_SIZE = 0xffffffff;

export interface ChunkRange {
  readonly from: number;
  readonly to: number;
  /** Sizes that stand elsewhere, by chunk identifier (RF64). */
  readonly sizes?: Readonly<Record<string, number>>;
}

/**
 * The chunks of a range. A chunk whose size is not known reaches to the end of the range. Throws `structure_broken`
 * where one reaches beyond it, `file_truncated` where that is the end of the file.
 */
export async function* riffChunks(
  file: FileView,
  { from, to, sizes = {} }: ChunkRange,
): AsyncGenerator<RiffChunk, void, undefined> {
  for (let offset = from; to - offset >= CHUNK_HEADER; ) {
    file.step();
    const header = await file.read(offset, CHUNK_HEADER);
    const id = bytesToBinaryText(header.subarray(0, 4));
    const dataOffset = offset + CHUNK_HEADER;
    const stated = littleEndian.u32(header, 4);
    const dataLength = stated === NO_SIZE ? (sizes[id] ?? to - dataOffset) : stated;
    if (dataOffset + dataLength > to) {
      throw labelError(to === file.size ? 'file_truncated' : 'structure_broken', 'a chunk reaches beyond its end');
    }
    const length = Math.min(CHUNK_HEADER + dataLength + (dataLength % 2), to - offset);
    yield { id, offset, length, dataOffset, dataLength };
    offset += length;
  }
}

export async function listType(file: FileView, chunk: RiffChunk): Promise<string> {
  return bytesToBinaryText(await file.read(chunk.dataOffset, Math.min(4, chunk.dataLength)));
}

export function chunkEnd(chunk: RiffChunk): number {
  return chunk.offset + chunk.length;
}

export function buildChunk(id: string, ...data: readonly Uint8Array[]): Uint8Array {
  const body = concatBytes(...data);
  if (body.length >= NO_SIZE) throw labelError('metadata_too_large', 'a chunk of more than 4 GiB');
  return concatBytes(binaryTextToBytes(id), littleEndian.put32(body.length), body, new Uint8Array(body.length % 2));
}
