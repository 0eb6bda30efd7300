import { binaryTextToBytes, bytesToBinaryText } from '../../bytes/binary-text.ts';
import { bigEndian } from '../../bytes/byte-order.ts';
import { concatBytes } from '../../bytes/sequences.ts';
import type { Splice } from '../../edit-plan.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';

/** One box (ISO/IEC 14496-12, 4.2). Whoever made the file controls every size. */
export interface Box {
  readonly type: string;
  readonly offset: number;
  /** With its header. */
  readonly length: number;
  /** 8 bytes, or 16 with a size of 64 bits. */
  readonly headerLength: number;
  /** The size field holds 0: the box reaches to the end of the file. */
  readonly open: boolean;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

const HEADER = 8;
const LARGE_HEADER = 16;

export function boxEnd(box: Box): number {
  return box.offset + box.length;
}

/** What stands within a box, behind its header and `skip` further bytes. */
export function contentOf(box: Box, skip = 0): Range {
  return { from: Math.min(box.offset + box.headerLength + skip, boxEnd(box)), to: boxEnd(box) };
}

/**
 * The boxes of a range, in order. Fewer than eight bytes at the end are left alone: QuickTime ends `udta` with a zero
 * word. Throws `file_truncated` or `structure_broken` where a box reaches beyond the range.
 */
export async function* boxes(file: FileView, { from, to }: Range): AsyncGenerator<Box, void, undefined> {
  for (let offset = from; to - offset >= HEADER; ) {
    file.step();
    const box = await boxAt(file, offset);
    if (boxEnd(box) > file.size) throw labelError('file_truncated', `box ${box.type} reaches beyond the end`);
    if (boxEnd(box) > to) throw labelError('structure_broken', `box ${box.type} reaches beyond the one around it`);
    yield box;
    offset += box.length;
  }
}

export async function children(file: FileView, box: Box, skip = 0): Promise<readonly Box[]> {
  const found: Box[] = [];
  for await (const child of boxes(file, contentOf(box, skip))) found.push(child);
  return found;
}

async function boxAt(file: FileView, offset: number): Promise<Box> {
  const header = await file.peek(offset, LARGE_HEADER);
  const size = bigEndian.u32(header, 0);
  const headerLength = size === 1 ? LARGE_HEADER : HEADER;
  const length = size === 0 ? file.size - offset : size === 1 ? bigEndian.u64(header, HEADER) : size;
  if (length < headerLength) throw labelError('structure_broken', 'a box smaller than its header');
  return { type: bytesToBinaryText(header.subarray(4, 8)), offset, length, headerLength, open: size === 0 };
}

export async function readBox(file: FileView, box: Box): Promise<Uint8Array> {
  return file.readBlock(box.offset, box.length);
}

export async function readContent(file: FileView, box: Box): Promise<Uint8Array> {
  const { from, to } = contentOf(box);
  return file.readBlock(from, to - from);
}

export function buildBox(type: string, ...content: readonly Uint8Array[]): Uint8Array {
  const body = concatBytes(...content);
  return concatBytes(bigEndian.put32(HEADER + body.length), binaryTextToBytes(type), body);
}

/** The edit that makes a box say that it is longer or shorter by `growth`. */
export function resized(box: Box, growth: number): Splice {
  if (box.open) return { from: box.offset, length: 0, bytes: new Uint8Array() };
  const length = box.length + growth;
  if (box.headerLength === LARGE_HEADER)
    return { from: box.offset + HEADER, length: 8, bytes: bigEndian.put64(length) };
  if (length > 0xffffffff) throw labelError('metadata_too_large', `box ${box.type} would need a size of 64 bits`);
  return { from: box.offset, length: 4, bytes: bigEndian.put32(length) };
}
