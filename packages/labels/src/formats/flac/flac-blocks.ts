import { bigEndian } from '../../bytes/byte-order.ts';
import { concatBytes, hasAscii } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';

/** A metadata block (RFC 9639, 8.1). */
export interface FlacBlock {
  readonly type: number;
  readonly last: boolean;
  readonly offset: number;
  readonly dataOffset: number;
  readonly dataLength: number;
}

export const PADDING = 1;
export const COMMENTS = 4;
export const BLOCK_HEADER = 4;
const LONGEST = 0xffffff;

/** The blocks between the marker, which stands at `start`, and the sound. Throws a `ReadProblem`. */
export async function* flacBlocks(file: FileView, start: number): AsyncGenerator<FlacBlock, void, undefined> {
  if (!hasAscii(await file.peek(start, 4), 'fLaC')) throw labelError('structure_broken', 'no FLAC marker');
  for (let offset = start + 4, last = false; !last; ) {
    file.step();
    const header = bigEndian.u32(await file.read(offset, BLOCK_HEADER), 0);
    last = header >>> 31 === 1;
    const block = {
      type: (header >>> 24) & 0x7f,
      last,
      offset,
      dataOffset: offset + BLOCK_HEADER,
      dataLength: header & LONGEST,
    };
    offset = block.dataOffset + block.dataLength;
    if (offset > file.size) throw labelError('file_truncated', 'a metadata block reaches beyond the end');
    yield block;
  }
}

export function buildBlock(type: number, data: Uint8Array, last: boolean): Uint8Array {
  if (data.length > LONGEST) throw labelError('metadata_too_large', 'a FLAC block of more than 16 MiB');
  return concatBytes(bigEndian.put32(((last ? 0x80 : 0) + type) * 2 ** 24 + data.length), data);
}
