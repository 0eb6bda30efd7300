import { bigEndian } from '../../bytes/byte-order.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { type Box, boxEnd, boxes, children, contentOf } from './boxes.ts';

/** Bytes from `from` on stand `amount` further in the output. */
export interface Shift {
  readonly from: number;
  readonly amount: number;
}

/** Absolute offsets in the file, one per entry: `width` bytes at `at` of every `stride`. */
export interface OffsetTable {
  readonly from: number;
  readonly count: number;
  readonly stride: number;
  readonly at: number;
  readonly width: 4 | 8;
  readonly shift: Shift;
}

type Table = Omit<OffsetTable, 'shift'>;

const TRACK_PATH: ReadonlySet<string> = new Set(['trak', 'mdia', 'minf', 'stbl']);

/**
 * Every table of absolute offsets that the movie format has: chunks and auxiliary data of the tracks, base offsets of
 * fragments, the random access index. What cannot be raised with certainty is refused.
 */
export async function tablesToShift(
  file: FileView,
  top: readonly Box[],
  shift: Shift,
): Promise<readonly OffsetTable[]> {
  const tables: Table[] = [];
  for (const box of top) {
    if (box.type === 'moov') tables.push(...(await tablesOfMovie(file, box)));
    if (box.type === 'moof') tables.push(...(await tablesOfFragment(file, box)));
    if (box.type === 'mfra') tables.push(...(await tablesOfIndex(file, box)));
    if (box.type === 'sidx' && box.offset < shift.from) throw refused('segment_index_before_movie');
    if (box.type === 'meta' && (await hasItemLocations(file, box))) throw refused('item_locations');
  }
  const shifted = tables.filter(({ count }) => count > 0).map((table) => ({ ...table, shift }));
  if (file.size + Math.max(shift.amount, 0) > 0xffffffff) for (const table of shifted) await assertFits(file, table);
  return shifted;
}

function refused(reason: string): Error {
  return labelError('file_not_editable', 'offsets in the file that cannot be moved with certainty', { reason });
}

async function tablesOfMovie(file: FileView, movie: Box): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for await (const box of boxes(file, contentOf(movie))) {
    if (box.type === 'trak') tables.push(...(await tablesOfTrack(file, box)));
  }
  return tables;
}

/** Down to the sample table: three levels, no deeper whatever the file nests. */
async function tablesOfTrack(file: FileView, box: Box, depth = 0): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const child of await children(file, box)) {
    if (TRACK_PATH.has(child.type) && depth < 3) tables.push(...(await tablesOfTrack(file, child, depth + 1)));
    if (child.type === 'stco') tables.push(await entries(file, child, { at: 4, width: 4 }));
    if (child.type === 'co64') tables.push(await entries(file, child, { at: 4, width: 8 }));
    if (child.type === 'saio') tables.push(await auxiliary(file, child));
    if (child.type === 'dinf') await assertSelfContained(file, child);
  }
  return tables;
}

/** The chunk offsets of a track whose data are in another file are offsets in that file. */
async function assertSelfContained(file: FileView, information: Box): Promise<void> {
  for (const references of (await children(file, information)).filter(({ type }) => type === 'dref')) {
    for (const entry of await children(file, references, 8)) {
      const flags = bigEndian.u32(await file.read(contentOf(entry).from, 4), 0);
      if ((flags & 1) === 0) throw refused('external_media');
    }
  }
}

async function auxiliary(file: FileView, box: Box): Promise<Table> {
  const head = bigEndian.u32(await file.read(contentOf(box).from, 4), 0);
  return entries(file, box, { at: (head & 1) === 0 ? 4 : 12, width: head >>> 24 === 0 ? 4 : 8 });
}

/** A count at `at` of the content, and that many offsets behind it. */
async function entries(
  file: FileView,
  box: Box,
  { at, width }: { readonly at: number; readonly width: 4 | 8 },
): Promise<Table> {
  const { from, to } = contentOf(box);
  const count = bigEndian.u32(await file.read(from + at, 4), 0);
  const first = from + at + 4;
  if (first + count * width > to) throw labelError('structure_broken', `more entries than ${box.type} has room for`);
  return { from: first, count, stride: width, at: 0, width };
}

/** `tfhd` gives its base where flag 1 is set; otherwise fragments count from themselves. */
async function tablesOfFragment(file: FileView, fragment: Box): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const track of (await children(file, fragment)).filter(({ type }) => type === 'traf')) {
    for (const box of (await children(file, track)).filter(({ type }) => type === 'tfhd')) {
      const { from } = contentOf(box);
      const flags = bigEndian.u32(await file.read(from, 4), 0);
      if ((flags & 1) !== 0) tables.push({ from: from + 8, count: 1, stride: 8, at: 0, width: 8 });
    }
  }
  return tables;
}

async function tablesOfIndex(file: FileView, index: Box): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const box of (await children(file, index)).filter(({ type }) => type === 'tfra')) {
    const { from } = contentOf(box);
    const head = await file.read(from, 16);
    const width = head[0] === 1 ? 8 : 4;
    const sizes = bigEndian.u32(head, 8);
    const numbers = 3 + ((sizes >>> 4) & 3) + ((sizes >>> 2) & 3) + (sizes & 3);
    const table: Table = {
      from: from + 16,
      count: bigEndian.u32(head, 12),
      stride: 2 * width + numbers,
      at: width,
      width,
    };
    if (table.from + table.count * table.stride > boxEnd(box))
      throw labelError('structure_broken', 'a broken access index');
    tables.push(table);
  }
  return tables;
}

async function hasItemLocations(file: FileView, box: Box): Promise<boolean> {
  return (await children(file, box, 4)).some(({ type }) => type === 'iloc');
}

/** Beyond 4 GiB an offset of 32 bits may not fit any more; a table of 64 bits would need a new sample table. */
async function assertFits(file: FileView, table: OffsetTable): Promise<void> {
  if (table.width === 8) return;
  for await (const block of shiftedBlocks(file, table)) void block;
}

/** The table as it stands in the output, in blocks of at most 64 KiB. Throws `file_not_editable` where an offset does not fit. */
export async function* shiftedBlocks(file: FileView, table: OffsetTable): AsyncGenerator<Uint8Array, void, undefined> {
  const most = Math.max(1, Math.floor(0x10000 / table.stride));
  for (let done = 0; done < table.count; done += most) {
    const count = Math.min(most, table.count - done);
    const block = (await file.read(table.from + done * table.stride, count * table.stride)).slice();
    for (let i = 0; i < count; i++) shiftEntry(block, i * table.stride + table.at, table);
    yield block;
  }
}

function shiftEntry(block: Uint8Array, at: number, { width, shift }: OffsetTable): void {
  const offset = width === 4 ? bigEndian.u32(block, at) : bigEndian.u64(block, at);
  if (offset < shift.from) return;
  const moved = offset + shift.amount;
  if (width === 4 && moved > 0xffffffff) throw refused('offset_overflow');
  block.set(width === 4 ? bigEndian.put32(moved) : bigEndian.put64(moved), at);
}
