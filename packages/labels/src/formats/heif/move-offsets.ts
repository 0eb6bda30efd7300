import { type ByteOrder, bigEndian } from '../../bytes/byte-order.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import type { Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { type Box, contentOf, readContent } from '../bmff/boxes.ts';
import { FULL_BOX_LENGTH } from './full-box.ts';
import { boxesBelow } from './heif-boxes.ts';
import { buildItemLocations, moveItems } from './item-locations.ts';
import { child, readItemMeta } from './item-meta.ts';

export interface Shift {
  readonly file: FileView;
  readonly boxes: readonly Box[];
  /** What stands from here on moves by `growth`. */
  readonly from: number;
  readonly growth: number;
}

/** Addresses outside the file's own item list: chunk offsets and item lists of the tracks of a sequence. */
export async function moveOffsets({ file, boxes, from, growth }: Shift): Promise<readonly Splice[]> {
  const move = (offset: number): number => (offset >= from ? offset + growth : offset);
  const splices: Splice[] = [];
  for (const moov of boxes.filter(({ type }) => type === 'moov')) {
    const found = await boxesBelow(file, moov, ['stco', 'co64', 'saio', 'meta']);
    for (const box of found) splices.push(...(await moveBox(file, box, move)));
  }
  return splices;
}

async function moveBox(file: FileView, box: Box, move: (offset: number) => number): Promise<readonly Splice[]> {
  switch (box.type) {
    case 'stco':
      return [await moveChunks(file, box, move)];
    case 'co64':
      return [await moveChunks(file, box, move)];
    case 'meta':
      return moveTrackItems(file, box, move);
    default:
      throw labelError('file_not_editable', `a ${box.type} box`, { reason: 'auxiliary_offsets' });
  }
}

/** Same length: version and flags, count, offsets. */
async function moveChunks(file: FileView, box: Box, move: (offset: number) => number): Promise<Splice> {
  const content = await readContent(file, box);
  const width = box.type === 'co64' ? 8 : 4;
  const count = bigEndian.u32(content, FULL_BOX_LENGTH);
  file.step(count);
  const moved = concatBytes(content);
  for (let i = 0; i < count; i++) {
    const at = FULL_BOX_LENGTH + 4 + i * width;
    moved.set(movedBytes(width === 8 ? bigEndian.u64(content, at) : bigEndian.u32(content, at), width, move), at);
  }
  return { from: contentOf(box).from, length: content.length, bytes: moved };
}

function movedBytes(offset: number, width: number, move: (offset: number) => number): Uint8Array {
  const moved = move(offset);
  if (width === 4 && moved > 0xffffffff)
    throw labelError('file_not_editable', 'an offset does not fit', { reason: 'offset_too_wide' });
  const put: ByteOrder['put32'] = width === 8 ? bigEndian.put64 : bigEndian.put32;
  return put(moved);
}

async function moveTrackItems(file: FileView, box: Box, move: (offset: number) => number): Promise<readonly Splice[]> {
  const meta = await readItemMeta(file, box);
  const table = child(meta.children, 'iloc');
  if (table === undefined || meta.locations === undefined) return [];
  const bytes = buildItemLocations(moveItems(meta.locations, move));
  return [{ from: table.offset, length: table.length, bytes }];
}
