import { concatBytes } from '../../bytes/sequences.ts';
import type { Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import { clearExif } from '../../exif/exif-block.ts';
import type { FileView } from '../../file-view.ts';
import { clearPacket } from '../../xmp/write-packet.ts';
import type { Box } from '../bmff/boxes.ts';
import { boxesBelow } from './heif-boxes.ts';
import { type ItemInfo, isExifItem, isXmpItem } from './item-infos.ts';
import { exifStart, type ItemMeta, rangesOf, readItemMeta, readRanges } from './item-meta.ts';

const SPACE = 0x20;

export interface ClearRequest {
  readonly file: FileView;
  readonly boxes: readonly Box[];
  readonly meta: ItemMeta;
  /** The XMP item that gets the label. */
  readonly except: number | undefined;
}

/** Removes labels from all other items, where they stand and without moving anything. */
export async function clearItems({ file, boxes, meta, except }: ClearRequest): Promise<readonly Splice[]> {
  const splices: Splice[] = [];
  for (const info of meta.infos) if (info.id !== except) splices.push(...(await clearItem(file, meta, info)));
  for (const moov of boxes.filter(({ type }) => type === 'moov')) {
    for (const box of await boxesBelow(file, moov, ['meta'])) {
      const track = await readItemMeta(file, box);
      for (const info of track.infos) splices.push(...(await clearItem(file, track, info)));
    }
  }
  return splices;
}

async function clearItem(file: FileView, meta: ItemMeta, info: ItemInfo): Promise<readonly Splice[]> {
  if (!isXmpItem(info) && !isExifItem(info)) return [];
  const ranges = rangesOf(meta, info.id);
  if (ranges === undefined || info.isProtected || info.contentEncoding !== '') return [];
  const data = await readRanges(file, ranges);
  const cleared = isXmpItem(info) ? clearPacket(data, file.limits) : await clearExifItem(data, file);
  if (cleared === undefined) return [];
  const [range, ...more] = ranges;
  if (range === undefined || more.length > 0) {
    throw labelError('file_not_editable', 'a label in an item of several parts', { reason: 'label_in_parts' });
  }
  const padding = new Uint8Array(range.length - cleared.length).fill(SPACE);
  return [{ from: range.offset, length: range.length, bytes: concatBytes(cleared, padding) }];
}

async function clearExifItem(item: Uint8Array, file: FileView): Promise<Uint8Array | undefined> {
  const start = exifStart(item);
  const cleared = await clearExif(item.subarray(start), file);
  return cleared && concatBytes(item.subarray(0, start), cleared);
}
