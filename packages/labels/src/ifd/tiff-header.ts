import { type ByteOrder, bigEndian, littleEndian } from '../bytes/byte-order.ts';
import { hasAscii } from '../bytes/sequences.ts';
import { labelError } from '../errors.ts';
import type { FileView } from '../file-view.ts';

/** How a TIFF structure writes its numbers: a TIFF file, or the EXIF block of another format. */
export interface TiffLayout {
  readonly order: ByteOrder;
  /** BigTIFF: offsets and counts of 8 bytes. */
  readonly big: boolean;
  /** Offset of the first directory. */
  readonly first: number;
  /** Where that offset is written. */
  readonly firstAt: number;
  /** Largest offset that can be written. */
  readonly maxOffset: number;
}

const HEADER_LENGTH = 8;
const BIG_HEADER_LENGTH = 16;

/** Whether bytes begin a TIFF structure: `II*`, `MM*`, or with `+` for BigTIFF. */
export function isTiff(head: Uint8Array): boolean {
  return ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].some((magic) => hasAscii(head, magic));
}

/** Throws `structure_broken` where the file does not begin with a TIFF header. */
export async function readTiffHeader(file: FileView): Promise<TiffLayout> {
  const head = await file.peek(0, BIG_HEADER_LENGTH);
  if (!isTiff(head)) throw labelError('structure_broken', 'no TIFF header');
  const layout = layoutOf(head);
  if (layout.first === 0) throw labelError('structure_broken', 'a TIFF structure without directory');
  return layout;
}

function layoutOf(head: Uint8Array): TiffLayout {
  const order = hasAscii(head, 'II') ? littleEndian : bigEndian;
  if (order.u16(head, 2) === 42) {
    return { order, big: false, first: order.u32(head, 4), firstAt: 4, maxOffset: 0xffffffff };
  }
  if (order.u16(head, 4) !== 8 || order.u16(head, 6) !== 0) throw labelError('structure_broken', 'no BigTIFF header');
  return {
    order,
    big: true,
    first: order.u64(head, HEADER_LENGTH),
    firstAt: HEADER_LENGTH,
    maxOffset: Number.MAX_SAFE_INTEGER,
  };
}
