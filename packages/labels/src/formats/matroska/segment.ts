import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';
import { type ElementHeader, elementHeader, HEADER_ROOM } from './ebml.ts';

export const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
export const SEEK_HEAD = 0x114d9b74;
export const CLUSTER = 0x1f43b675;
export const CUES = 0x1c53bb6b;
export const TAGS = 0x1254c367;
/** Elements that end a cluster or segment of unknown size. */
const TOP = new Set([SEEK_HEAD, CLUSTER, CUES, TAGS, 0x1549a966, 0x1654ae6b, 0x1941a469, 0x1043a770, SEGMENT, EBML]);

/** A direct child of the segment, as a range of the file. */
export interface TopElement {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
  readonly headerLength: number;
}

/** The one segment that the file's tracks are in. */
export interface Segment {
  readonly dataOffset: number;
  readonly sizeAt: number;
  readonly sizeLength: number;
  /** Of a live recording the size is not known: it reaches to the end of the file. */
  readonly size: number | undefined;
  readonly end: number;
}

export async function openSegment(file: FileView): Promise<Segment> {
  const head = await headerAt(file, 0);
  if (head.id !== EBML || head.size === undefined) throw labelError('structure_broken', 'no EBML header');
  const offset = head.headerLength + head.size;
  const { id, headerLength, sizeLength, size } = await headerAt(file, offset);
  if (id !== SEGMENT) throw labelError('structure_broken', 'no segment behind the EBML header');
  const dataOffset = offset + headerLength;
  const end = size === undefined ? file.size : dataOffset + size;
  if (end > file.size) throw labelError('file_truncated', 'the segment reaches beyond the end');
  return { dataOffset, sizeAt: dataOffset - sizeLength, sizeLength, size, end };
}

/** The direct children of the segment, clusters by their headers only. */
export async function* topElements(
  file: FileView,
  { dataOffset, end }: Segment,
): AsyncGenerator<TopElement, void, undefined> {
  for (let offset = dataOffset; offset < end; ) {
    file.step();
    const { id, headerLength, size } = await headerAt(file, offset);
    const length = size === undefined ? await openLength(file, { offset, headerLength, id, end }) : headerLength + size;
    if (offset + length > end)
      throw labelError(
        end === file.size ? 'file_truncated' : 'structure_broken',
        'an element reaches beyond the segment',
      );
    yield { id, offset, length, headerLength };
    offset += length;
  }
}

interface OpenElement {
  readonly id: number;
  readonly offset: number;
  readonly headerLength: number;
  readonly end: number;
}

/** A cluster of unknown size ends where the next top element begins. Nothing else may be of unknown size. */
async function openLength(file: FileView, { id, offset, headerLength, end }: OpenElement): Promise<number> {
  if (id !== CLUSTER) throw labelError('structure_broken', 'an element of unknown size');
  let at = offset + headerLength;
  while (at < end) {
    file.step();
    const child = await headerAt(file, at);
    if (TOP.has(child.id)) break;
    if (child.size === undefined) throw labelError('structure_broken', 'a block of unknown size');
    at += child.headerLength + child.size;
  }
  return Math.min(at, end) - offset;
}

export async function headerAt(file: FileView, offset: number): Promise<ElementHeader> {
  return elementHeader(await file.peek(offset, HEADER_ROOM), 0);
}

export async function readTop(file: FileView, { offset, length, headerLength }: TopElement): Promise<Uint8Array> {
  return file.readBlock(offset + headerLength, length - headerLength);
}
