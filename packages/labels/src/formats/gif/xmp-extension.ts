import { utf8ToBytes } from '@anlan/core';
import { concatBytes } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { APPLICATION_HEADER_LENGTH, type GifBlock, XMP_APPLICATION } from './blocks.ts';

/**
 * The bytes behind the packet (XMP specification part 3, 1.1.2): 0x01, 0xFF down to 0x00, 0x00. The packet is not cut into
 * sub-blocks; to a reader that takes each of its bytes for a length, these lead to the terminator from wherever it lands.
 */
const MAGIC_TRAILER = Uint8Array.from({ length: 258 }, (_, i) => (i === 0 ? 1 : i === 257 ? 0 : 256 - i));

/** The packet of an XMP extension. Throws `structure_broken` where it does not end in the magic trailer. */
export async function readXmpExtension(block: GifBlock, file: FileView): Promise<Uint8Array> {
  const data = await file.readBlock(
    block.offset + APPLICATION_HEADER_LENGTH,
    block.end - block.offset - APPLICATION_HEADER_LENGTH,
  );
  const start = trailerStart(data);
  if (start === -1) throw labelError('structure_broken', 'an XMP extension without its trailer');
  return data.subarray(0, start);
}

/** An application extension with the packet. Throws `xmp_not_editable` for a packet with a zero byte: it would end there. */
export function buildXmpExtension(packet: Uint8Array): Uint8Array {
  if (packet.includes(0)) throw labelError('xmp_not_editable', 'a GIF cannot hold an XMP packet with zero bytes');
  return concatBytes(new Uint8Array([0x21, 0xff, 11]), utf8ToBytes(XMP_APPLICATION), packet, MAGIC_TRAILER);
}

/** The trailer is at the end, but how many of its bytes the walk passed is up to the packet before it. */
function trailerStart(data: Uint8Array): number {
  for (let at = data.length - 3; at >= 0 && at >= data.length - MAGIC_TRAILER.length; at--) {
    if (data[at] === 1 && data[at + 1] === 0xff && data[at + 2] === 0xfe) return at;
  }
  return -1;
}
