import { bigEndian } from '../../bytes/byte-order.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { type Box, boxEnd, buildBox, contentOf, readContent } from '../bmff/boxes.ts';
import { buildFullBox, FULL_BOX_LENGTH } from './full-box.ts';
import { buildXmpInfo } from './item-infos.ts';
import { buildItemLocations, type ItemLocation, type ItemLocations, moveItems } from './item-locations.ts';
import { child, type ItemMeta } from './item-meta.ts';

const MAX_ID = 0xffff;

export interface NewPacket {
  /** The item that the packet belongs to; undefined where an item is to be added. */
  readonly item: number | undefined;
  readonly primary: number | undefined;
  readonly packetLength: number;
  /** Where the packet will stand when `meta` has grown by so much. */
  readonly packetAt: (growth: number) => number;
}

export interface Growth {
  readonly growth: number;
  /** The `meta` box when everything behind it moves by so many bytes. */
  readonly build: (moved: number) => Uint8Array;
}

/** What becomes of `meta` when it refers to a packet at the end of the file. Throws `file_not_editable`. */
export async function growMeta(file: FileView, meta: ItemMeta, packet: NewPacket): Promise<Growth> {
  const locations = widened(meta.locations);
  const id = packet.item ?? newId(meta, locations);
  const added =
    packet.item === undefined
      ? await addedBoxes(file, meta, { id, primary: packet.primary })
      : new Map<string, Uint8Array>();
  const build = async (moved: number): Promise<Uint8Array> => {
    const table = placeItem(moveItems(locations, moveBehind(meta.box, moved)), {
      id,
      at: packet.packetAt(moved),
      length: packet.packetLength,
    });
    return rebuild(file, meta, new Map([...added, ['iloc', buildItemLocations(table)]]));
  };
  const unmoved = await build(0);
  const growth = unmoved.length - meta.box.length;
  const grown = growth === 0 ? unmoved : await build(growth);
  return { growth, build: (moved) => (moved === 0 ? unmoved : grown) };
}

/** Tables that have no room for an address in either field get room in the extents. */
function widened(locations: ItemLocations | undefined): ItemLocations {
  if (locations === undefined) throw labelError('file_not_editable', 'no iloc box', { reason: 'no_item_list' });
  if (locations.lengthSize === 0)
    throw labelError('file_not_editable', 'items without length', { reason: 'item_without_length' });
  return locations.offsetSize === 0 && locations.baseSize === 0 ? { ...locations, offsetSize: 4 } : locations;
}

function newId(meta: ItemMeta, locations: ItemLocations): number {
  const id = 1 + [...meta.infos, ...locations.items].reduce((largest, item) => Math.max(largest, item.id), 0);
  if (id > MAX_ID) throw labelError('file_not_editable', 'no item number is left', { reason: 'no_item_number' });
  return id;
}

/** What points into `meta` itself would have to be moved with its parts; it does not occur, so it is refused. */
function moveBehind(box: Box, growth: number): (offset: number) => number {
  return (offset) => {
    if (offset > box.offset && offset < boxEnd(box) && growth !== 0) {
      throw labelError('file_not_editable', 'an item within the item list', { reason: 'item_in_meta' });
    }
    return offset >= boxEnd(box) ? offset + growth : offset;
  };
}

/** The item's data are one stretch of the file. Its address goes into the base offset where there is room for one. */
function placeItem(
  locations: ItemLocations,
  { id, at, length }: { readonly id: number; readonly at: number; readonly length: number },
): ItemLocations {
  const inBase = locations.baseSize > 0;
  const extents = [{ index: 0, offset: inBase ? 0 : at, length }];
  const placed: ItemLocation = { id, construction: 0, dataReference: 0, base: inBase ? at : 0, extents };
  return { ...locations, items: [...locations.items.filter((item) => item.id !== id), placed] };
}

/** The item list with the new item, and the reference that says that it describes the primary item. */
async function addedBoxes(
  file: FileView,
  meta: ItemMeta,
  { id, primary }: { readonly id: number; readonly primary: number | undefined },
): Promise<ReadonlyMap<string, Uint8Array>> {
  const infos = child(meta.children, 'iinf');
  if (infos === undefined || primary === undefined) {
    throw labelError('file_not_editable', 'no iinf or pitm box', { reason: 'no_item_list' });
  }
  const references = child(meta.children, 'iref');
  const old = references === undefined ? new Uint8Array(FULL_BOX_LENGTH) : await readContent(file, references);
  const put = (old[0] ?? 0) === 0 ? bigEndian.put16 : bigEndian.put32;
  const describes = buildBox('cdsc', put(id), bigEndian.put16(1), put(primary));
  return new Map([
    ['iinf', addInfo(await readContent(file, infos), id)],
    ['iref', buildBox('iref', old, describes)],
  ]);
}

function addInfo(content: Uint8Array, id: number): Uint8Array {
  const version = content[0] ?? 0;
  const countEnd = FULL_BOX_LENGTH + (version === 0 ? 2 : 4);
  const count =
    version === 0
      ? bigEndian.put16(bigEndian.u16(content, FULL_BOX_LENGTH) + 1)
      : bigEndian.put32(bigEndian.u32(content, FULL_BOX_LENGTH) + 1);
  return buildFullBox('iinf', version, count, content.subarray(countEnd), buildXmpInfo(id));
}

/** Children that are not in `changed` stay as they are, in their order; new ones come last. */
async function rebuild(file: FileView, meta: ItemMeta, changed: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const { box, children } = meta;
  if (box.headerLength !== 8)
    throw labelError('file_not_editable', 'a meta box of 64-bit size', { reason: 'large_meta' });
  const header = await file.read(contentOf(box).from, FULL_BOX_LENGTH);
  const parts: Uint8Array[] = [];
  for (const each of children) parts.push(changed.get(each.type) ?? (await file.read(each.offset, each.length)));
  const present = new Set(children.map(({ type }) => type));
  const added = [...changed].filter(([type]) => !present.has(type)).map(([, bytes]) => bytes);
  return buildBox('meta', concatBytes(header), ...parts, ...added);
}
