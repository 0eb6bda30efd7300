import { concatBytes } from '../../bytes/sequences.ts';
import type { Directory } from '../../ifd/directory.ts';
import { UNDEFINED_TYPE } from '../../ifd/directory.ts';
import type { TiffLayout } from '../../ifd/tiff-header.ts';
import { XMP_TAG } from './tiff-read.ts';

/** A copy of a directory in which tag 700 refers to the packet, as UNDEFINED (type 7). Entries stay sorted by tag. */
export function buildDirectory(
  directory: Directory,
  { order, big }: TiffLayout,
  packet: { readonly at: number; readonly length: number },
): Uint8Array {
  const put = big ? order.put64 : order.put32;
  const entry = concatBytes(order.put16(XMP_TAG), order.put16(UNDEFINED_TYPE), put(packet.length), put(packet.at));
  const others = directory.entries.filter(({ tag }) => tag !== XMP_TAG);
  const at = others.findIndex(({ tag }) => tag > XMP_TAG);
  const raws = others.map(({ raw }) => raw);
  const entries = raws.toSpliced(at === -1 ? raws.length : at, 0, entry);
  const count = big ? order.put64(entries.length) : order.put16(entries.length);
  return concatBytes(count, ...entries, put(directory.next));
}
