import { labelError } from '../errors.ts';
import type { FileView } from '../file-view.ts';
import type { TiffLayout } from './tiff-header.ts';

export interface DirectoryEntry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Where the value stands in the file: in the entry itself where it is short enough. */
  readonly valueAt: number;
  /** Bytes of the value; undefined for a type that is not known. */
  readonly length: number | undefined;
  /** Where the entry stands, and its bytes. */
  readonly offset: number;
  readonly raw: Uint8Array;
}

export interface Directory {
  readonly offset: number;
  readonly entries: readonly DirectoryEntry[];
  /** Offset of the next directory; 0 where there is none. */
  readonly next: number;
}

/** Bytes of one value by field type: 1 to 12 of TIFF 6.0, 13 (IFD), 16 to 18 of BigTIFF. */
const TYPE_LENGTHS: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};

export const LONG_TYPE = 4;
export const UNDEFINED_TYPE = 7;

/** Reads one directory. Its entries count as steps, so a large count ends at the limit and not in memory. */
export async function readDirectory(file: FileView, layout: TiffLayout, offset: number): Promise<Directory> {
  const { order, big } = layout;
  const countLength = big ? 8 : 2;
  const entryLength = big ? 20 : 12;
  const head = await file.read(offset, countLength);
  const count = big ? order.u64(head, 0) : order.u16(head, 0);
  file.step(count + 1);
  const body = await file.read(offset + countLength, count * entryLength);
  const entries = Array.from({ length: count }, (_, i) => {
    const at = i * entryLength;
    return entryOf(body.subarray(at, at + entryLength), offset + countLength + at, layout);
  });
  // Some writers leave the link out of the last directory of a block.
  const tail = await file.peek(offset + countLength + count * entryLength, big ? 8 : 4);
  return { offset, entries, next: tail.length === (big ? 8 : 4) ? (big ? order.u64(tail, 0) : order.u32(tail, 0)) : 0 };
}

function entryOf(raw: Uint8Array, at: number, { order, big }: TiffLayout): DirectoryEntry {
  const type = order.u16(raw, 2);
  const count = big ? order.u64(raw, 4) : order.u32(raw, 4);
  const field = big ? 12 : 8;
  const unit = TYPE_LENGTHS[type];
  const length = unit === undefined ? undefined : unit * count;
  const inline = length !== undefined && length <= (big ? 8 : 4);
  const offset = (): number => (big ? order.u64(raw, field) : order.u32(raw, field));
  return {
    tag: order.u16(raw, 0),
    type,
    count,
    length,
    offset: at,
    raw,
    valueAt: inline ? at + field : offsetOr(offset),
  };
}

/** An offset above 2^53 is out of the file in any case; the other entries can still be read. */
function offsetOr(offset: () => number): number {
  try {
    return offset();
  } catch {
    return Number.MAX_SAFE_INTEGER;
  }
}

export function findEntry(directory: Directory, tag: number): DirectoryEntry | undefined {
  return directory.entries.find((entry) => entry.tag === tag);
}

/** Every entry of a tag: a directory should have one at most. */
export function findEntries(directory: Directory, tag: number): readonly DirectoryEntry[] {
  return directory.entries.filter((entry) => entry.tag === tag);
}

/** The bytes of an entry's value. Throws `structure_broken` for an unknown type. */
export async function readValue(file: FileView, entry: DirectoryEntry): Promise<Uint8Array> {
  if (entry.length === undefined) throw labelError('structure_broken', `field type ${entry.type} is not known`);
  return file.readBlock(entry.valueAt, entry.length);
}

/** The chain of directories from `first`; one that is linked twice ends it with `structure_broken`. */
export async function* readChain(file: FileView, layout: TiffLayout): AsyncGenerator<Directory, void, undefined> {
  const seen = new Set<number>();
  for (let offset = layout.first; offset !== 0; ) {
    if (seen.has(offset)) throw labelError('structure_broken', 'directories are linked in a circle');
    seen.add(offset);
    const directory = await readDirectory(file, layout, offset);
    yield directory;
    offset = directory.next;
  }
}
