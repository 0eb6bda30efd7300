import { bigEndian } from '../../bytes/byte-order.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import { type EditPlan, planSplices, type Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import type { AigcLabel } from '../../object/label.ts';
import { serialiseLabel } from '../../object/serialise-label.ts';
import { newPacket, writePacket } from '../../xmp/write-packet.ts';
import { type Box, boxEnd, buildBox } from '../bmff/boxes.ts';
import { clearItems } from './clear-items.ts';
import { type Growth, growMeta } from './grow-meta.ts';
import { topBoxes } from './heif-boxes.ts';
import { type ItemInfo, isXmpItem } from './item-infos.ts';
import { type ByteRange, type ItemMeta, primaryItem, rangesOf, readItemMeta, readRanges } from './item-meta.ts';
import { moveOffsets } from './move-offsets.ts';

const SPACE = 0x20;
/** Boxes whose offsets would have to be moved too, of films that come in fragments. */
const FRAGMENTS = ['moof', 'mfra', 'sidx', 'ssix'];
const MDAT_HEADER_LENGTH = 8;

/** The label property in its place among the items of the file. */
interface Target {
  readonly info: ItemInfo;
  readonly ranges: readonly ByteRange[];
  readonly packet: Uint8Array;
}

/**
 * The XMP item of the `meta` box. A packet that fits where the old one stands is written there. Else it goes into a new
 * `mdat` at the end, and the item refers to it; where `meta` grows by that (a new item), what stands behind it moves, and
 * every address of it is moved along: item locations, chunk offsets of sequences. `meta` stays where readers look for it.
 */
export async function planHeif(file: FileView, label: AigcLabel): Promise<EditPlan> {
  const boxes = await wholeBoxes(file);
  const meta = await readItemMeta(file, required(boxes, 'meta'));
  const target = await findTarget(file, meta);
  const json = serialiseLabel(label, 'bare');
  const packet = target === undefined ? newPacket(json) : writePacket(target.packet, json, file.limits);
  const [only, ...more] = target?.ranges ?? [];
  const cleared = await clearItems({ file, boxes, meta, except: target?.info.id });
  if (only !== undefined && more.length === 0 && packet.length <= only.length) {
    return planSplices(file.size, [
      { from: only.offset, length: only.length, bytes: padded(packet, only.length) },
      ...cleared,
    ]);
  }
  const grown = await growMeta(file, meta, {
    item: target?.info.id,
    primary: await primaryItem(file, meta),
    packetLength: packet.length,
    packetAt: (growth) => file.size + growth + MDAT_HEADER_LENGTH,
  });
  const blanked = (target?.ranges ?? []).map(({ offset, length }) => ({
    from: offset,
    length,
    bytes: padded(new Uint8Array(), length),
  }));
  return planSplices(file.size, [
    ...(await metaSplices({ file, boxes, meta, grown })),
    ...closeLastBox(boxes),
    { from: file.size, length: 0, bytes: buildBox('mdat', packet) },
    ...blanked.filter(({ from }) => from >= boxEnd(meta.box) || from < meta.box.offset),
    ...cleared,
  ]);
}

async function wholeBoxes(file: FileView): Promise<readonly Box[]> {
  const boxes = await topBoxes(file);
  const fragment = boxes.find(({ type }) => FRAGMENTS.includes(type));
  if (fragment !== undefined) throw labelError('file_not_editable', `a ${fragment.type} box`, { reason: 'fragmented' });
  return boxes;
}

function required(boxes: readonly Box[], type: string): Box {
  const box = boxes.find((each) => each.type === type);
  if (box === undefined) throw labelError('file_not_editable', `no ${type} box`, { reason: 'no_item_list' });
  return box;
}

async function findTarget(file: FileView, meta: ItemMeta): Promise<Target | undefined> {
  const info = meta.infos.find(isXmpItem);
  if (info === undefined) return undefined;
  const ranges = rangesOf(meta, info.id);
  if (ranges === undefined || info.isProtected || info.contentEncoding !== '') {
    throw labelError('file_not_editable', 'an XMP item that is protected, encoded or elsewhere', {
      reason: 'xmp_item',
    });
  }
  return { info, ranges, packet: await readRanges(file, ranges) };
}

interface MetaChange {
  readonly file: FileView;
  readonly boxes: readonly Box[];
  readonly meta: ItemMeta;
  readonly grown: Growth;
}

/** The new `meta` box, and the free space behind it that it takes, or the addresses that have to be moved. */
async function metaSplices({ file, boxes, meta, grown }: MetaChange): Promise<readonly Splice[]> {
  const { box } = meta;
  const next = boxes[boxes.indexOf(box) + 1];
  const splice = { from: box.offset, length: box.length, bytes: grown.build(grown.growth) };
  if (grown.growth === 0) return [splice];
  const spare = next === undefined ? -1 : next.length - grown.growth;
  if (next?.type === 'free' && !next.open && (spare === 0 || spare >= MDAT_HEADER_LENGTH)) {
    const free = spare === 0 ? new Uint8Array() : buildBox('free', new Uint8Array(spare - MDAT_HEADER_LENGTH));
    return [
      { ...splice, bytes: grown.build(0) },
      { from: next.offset, length: next.length, bytes: free },
    ];
  }
  return [splice, ...(await moveOffsets({ file, boxes, from: boxEnd(box), growth: grown.growth }))];
}

/** A last box that reaches to the end of the file gets a size: another box follows it now. */
function closeLastBox(boxes: readonly Box[]): readonly Splice[] {
  const last = boxes.at(-1);
  if (last === undefined || !last.open) return [];
  const size = last.length;
  if (size > 0xffffffff)
    throw labelError('file_not_editable', 'a last box of 4 GiB without size', { reason: 'offset_too_wide' });
  return [{ from: last.offset, length: 4, bytes: bigEndian.put32(size) }];
}

function padded(packet: Uint8Array, length: number): Uint8Array {
  return concatBytes(packet, new Uint8Array(length - packet.length).fill(SPACE));
}
