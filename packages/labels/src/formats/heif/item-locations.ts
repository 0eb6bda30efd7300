import { bigEndian } from '../../bytes/byte-order.ts';
import { Cursor } from '../../bytes/cursor.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { buildFullBox } from './full-box.ts';

/** Where the data of an item are: in the file (0), in the `idat` box (1), or in another item (2). */
export interface ItemLocation {
  readonly id: number;
  readonly construction: number;
  readonly dataReference: number;
  readonly base: number;
  readonly extents: readonly Extent[];
}

export interface Extent {
  readonly index: number;
  readonly offset: number;
  readonly length: number;
}

/** The `iloc` box (ISO/IEC 14496-12, 8.11.3) with the widths of its numbers in bytes. */
export interface ItemLocations {
  readonly version: number;
  readonly offsetSize: number;
  readonly lengthSize: number;
  readonly baseSize: number;
  readonly indexSize: number;
  readonly items: readonly ItemLocation[];
}

/** Reads the content of an `iloc` box. Items and extents count as steps. */
export function parseItemLocations(content: Uint8Array, file: FileView): ItemLocations {
  const cursor = new Cursor(content);
  const version = cursor.u8();
  cursor.bytes(3);
  if (version > 2) throw labelError('structure_broken', `iloc version ${version}`);
  const sizes = cursor.u16();
  const widths = {
    offsetSize: sizes >> 12,
    lengthSize: (sizes >> 8) & 15,
    baseSize: (sizes >> 4) & 15,
    indexSize: version === 0 ? 0 : sizes & 15,
  };
  const count = version < 2 ? cursor.u16() : cursor.u32();
  file.step(count);
  const items = Array.from({ length: count }, () => parseItem(cursor, { version, ...widths }, file));
  return { version, ...widths, items };
}

type Widths = Omit<ItemLocations, 'items'>;

function parseItem(cursor: Cursor, widths: Widths, file: FileView): ItemLocation {
  const id = widths.version < 2 ? cursor.u16() : cursor.u32();
  const construction = widths.version === 0 ? 0 : cursor.u16() & 15;
  const dataReference = cursor.u16();
  const base = cursor.sized(widths.baseSize);
  const count = cursor.u16();
  file.step(count);
  const extents = Array.from({ length: count }, () => ({
    index: cursor.sized(widths.indexSize),
    offset: cursor.sized(widths.offsetSize),
    length: cursor.sized(widths.lengthSize),
  }));
  return { id, construction, dataReference, base, extents };
}

/** The `iloc` box. Throws `file_not_editable` where a number does not fit into its width. */
export function buildItemLocations(locations: ItemLocations): Uint8Array {
  const { version, offsetSize, lengthSize, baseSize, indexSize, items } = locations;
  const sizes = (offsetSize << 12) | (lengthSize << 8) | (baseSize << 4) | indexSize;
  const count = version < 2 ? sized(items.length, 2) : sized(items.length, 4);
  return buildFullBox('iloc', version, sized(sizes, 2), count, ...items.map((item) => buildItem(item, locations)));
}

function buildItem(item: ItemLocation, { version, offsetSize, lengthSize, baseSize, indexSize }: Widths): Uint8Array {
  return concatBytes(
    sized(item.id, version < 2 ? 2 : 4),
    ...(version === 0 ? [] : [sized(item.construction, 2)]),
    sized(item.dataReference, 2),
    sized(item.base, baseSize),
    sized(item.extents.length, 2),
    ...item.extents.flatMap(({ index, offset, length }) => [
      sized(index, indexSize),
      sized(offset, offsetSize),
      sized(length, lengthSize),
    ]),
  );
}

function sized(value: number, length: number): Uint8Array {
  if (value >= 256 ** length)
    throw labelError('file_not_editable', 'an offset does not fit', { reason: 'offset_too_wide' });
  return bigEndian.put64(value).subarray(8 - length);
}

/** Where a byte of the file goes when other parts of the file grow. */
export type Move = (offset: number) => number;

/**
 * The table after the file has grown. An item that moves gets its address into the base offset where there is room for
 * one, with extents counted from it: a signer that moves such files again adds to the base, and to the base only.
 */
export function moveItems(locations: ItemLocations, move: Move): ItemLocations {
  return { ...locations, items: locations.items.map((item) => moveItem(item, locations, move)) };
}

function moveItem(item: ItemLocation, { baseSize, lengthSize }: Widths, move: Move): ItemLocation {
  if (item.construction !== 0 || item.dataReference !== 0 || item.extents.length === 0) return item;
  const places = item.extents.map((extent) => ({ ...extent, offset: item.base + extent.offset }));
  const moved = places.map((extent) => ({ ...extent, offset: move(extent.offset) }));
  if (moved.every(({ offset }, i) => offset === places[i]?.offset)) return item;
  if (lengthSize === 0 || moved.some(({ length }) => length === 0)) {
    throw labelError('file_not_editable', 'an item without length', { reason: 'item_without_length' });
  }
  const base = baseSize === 0 ? 0 : Math.min(...moved.map(({ offset }) => offset));
  return { ...item, base, extents: moved.map((extent) => ({ ...extent, offset: extent.offset - base })) };
}
