import { bigEndian } from '../../bytes/byte-order.ts';
import { Cursor } from '../../bytes/cursor.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { type Box, children as childrenOf, contentOf, readContent } from '../bmff/boxes.ts';
import { FULL_BOX_LENGTH } from './full-box.ts';
import { type ItemInfo, parseItemInfo } from './item-infos.ts';
import { type ItemLocation, type ItemLocations, parseItemLocations } from './item-locations.ts';

/** A `meta` box that lists items, taken apart as far as metadata need it. */
export interface ItemMeta {
  readonly box: Box;
  readonly children: readonly Box[];
  readonly infos: readonly ItemInfo[];
  readonly locations: ItemLocations | undefined;
}

/** Reads a `meta` box. Throws a `ReadProblem`; one that is larger than a metadata block may be is `limit_reached`. */
export async function readItemMeta(file: FileView, box: Box): Promise<ItemMeta> {
  if (box.length > file.limits.maxXmpBytes) throw labelError('limit_reached', 'a meta box too large to read');
  const children = await childrenOf(file, box, FULL_BOX_LENGTH);
  const table = child(children, 'iinf');
  const locations = child(children, 'iloc');
  return {
    box,
    children,
    infos: table === undefined ? [] : await readInfos(file, table),
    locations: locations && parseItemLocations(await readContent(file, locations), file),
  };
}

export function child(children: readonly Box[], type: string): Box | undefined {
  return children.find((box) => box.type === type);
}

async function readInfos(file: FileView, table: Box): Promise<readonly ItemInfo[]> {
  const version = (await file.read(contentOf(table).from, 1))[0];
  const countLength = version === 0 ? 2 : 4;
  const infos: ItemInfo[] = [];
  for (const box of await childrenOf(file, table, FULL_BOX_LENGTH + countLength)) {
    if (box.type === 'infe') infos.push(parseItemInfo(await readContent(file, box)));
  }
  return infos;
}

/** The primary item (`pitm`); undefined where none is named. */
export async function primaryItem(file: FileView, { children }: ItemMeta): Promise<number | undefined> {
  const box = child(children, 'pitm');
  if (box === undefined) return undefined;
  const cursor = new Cursor(await readContent(file, box));
  const version = cursor.u8();
  cursor.bytes(3);
  return version === 0 ? cursor.u16() : cursor.u32();
}

export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** Where the data of an item stand in the file; undefined for data of another file or item, or without a length. */
export function rangesOf(meta: ItemMeta, id: number): readonly ByteRange[] | undefined {
  const location = meta.locations?.items.find((item) => item.id === id);
  const start = location && startOf(meta, location);
  if (location === undefined || start === undefined || location.dataReference !== 0) return undefined;
  const ranges = location.extents.map(({ offset, length }) => ({ offset: start + location.base + offset, length }));
  return ranges.length === 0 || ranges.some(({ length }) => length === 0) ? undefined : ranges;
}

function startOf({ children }: ItemMeta, { construction }: ItemLocation): number | undefined {
  if (construction === 0) return 0;
  const data = construction === 1 ? child(children, 'idat') : undefined;
  return data === undefined ? undefined : contentOf(data).from;
}

/** The data of an item in one piece. Throws `limit_reached` where they are larger than a metadata block may be. */
export async function readRanges(file: FileView, ranges: readonly ByteRange[]): Promise<Uint8Array> {
  const total = ranges.reduce((sum, { length }) => sum + length, 0);
  if (total > file.limits.maxXmpBytes) throw labelError('limit_reached', `metadata item of ${total} bytes`);
  const parts: Uint8Array[] = [];
  for (const { offset, length } of ranges) parts.push(await file.readBlock(offset, length));
  return concatBytes(...parts);
}

/** Where the TIFF structure of an Exif item begins: behind a four-byte offset, and as far again as that says. */
export function exifStart(item: Uint8Array): number {
  return FULL_BOX_LENGTH + bigEndian.u32(item, 0);
}
