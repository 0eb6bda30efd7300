import { bigEndian } from '../../bytes/byte-order.ts';
import { hasAscii } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import type { FileView } from '../../file-view.ts';

/** One marker segment of the header of a JPEG. */
export interface JpegSegment {
  readonly marker: number;
  /** Of the marker, without fill bytes before it. */
  readonly offset: number;
  /** Marker, length and data. */
  readonly length: number;
  readonly dataOffset: number;
  readonly dataLength: number;
  /** The first bytes of the data: enough to tell what an application segment is. */
  readonly head: Uint8Array;
}

export const APP0 = 0xe0;
export const APP1 = 0xe1;
export const APP2 = 0xe2;
export const APP11 = 0xeb;
export const APP15 = 0xef;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const HEAD_LENGTH = 80;

export const XMP_PREFIX = 'http://ns.adobe.com/xap/1.0/\0';
export const EXTENDED_XMP_PREFIX = 'http://ns.adobe.com/xmp/extension/\0';
export const EXIF_PREFIX = 'Exif\0\0';
/** Largest data of a segment: its length field counts itself. */
export const MAX_SEGMENT_DATA: number = 0xffff - 2;

export function isJpeg(head: Uint8Array): boolean {
  return head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff;
}

/** The segments up to the first scan: metadata stands before it. Throws a `ReadProblem` where the header is broken. */
export async function* jpegSegments(file: FileView): AsyncGenerator<JpegSegment, void, undefined> {
  for (let at = 2; ; ) {
    file.step();
    const offset = await skipFill(file, at);
    const marker = (await file.read(offset, 2))[1] ?? 0;
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return;
    if (isBare(marker)) {
      at = offset + 2;
      continue;
    }
    const segment = await readSegment(file, offset, marker);
    yield segment;
    at = segment.offset + segment.length;
  }
}

async function readSegment(file: FileView, offset: number, marker: number): Promise<JpegSegment> {
  const length = bigEndian.u16(await file.read(offset + 2, 2), 0);
  if (length < 2) throw labelError('structure_broken', 'a segment shorter than its length field');
  const dataOffset = offset + 4;
  const dataLength = length - 2;
  const head = await file.read(dataOffset, Math.min(dataLength, HEAD_LENGTH));
  if (dataOffset + dataLength > file.size) throw labelError('file_truncated', 'a segment beyond the end');
  return { marker, offset, length: length + 2, dataOffset, dataLength, head };
}

/** Any number of 0xFF may stand before a marker. */
async function skipFill(file: FileView, from: number): Promise<number> {
  let at = from;
  while (true) {
    const [first, second] = await file.read(at, 2);
    if (first !== 0xff) throw labelError('structure_broken', 'no marker where one is due');
    if (second !== 0xff) return at;
    at += 1;
    if ((at - from) % 1024 === 0) file.step();
  }
}

/** Markers without length: TEM, RST0 to RST7, SOI; and a stuffed zero, which is no marker. */
function isBare(marker: number): boolean {
  if (marker === 0x00) throw labelError('structure_broken', 'no marker where one is due');
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

export type SegmentKind = 'xmp' | 'extended-xmp' | 'exif' | 'vendor-label' | 'mpf' | 'c2pa' | 'other';

/** What an application segment holds, by marker and the first bytes of its data. */
export function kindOf({ marker, head }: JpegSegment): SegmentKind {
  if (marker === APP1 && hasAscii(head, XMP_PREFIX)) return 'xmp';
  if (marker === APP1 && hasAscii(head, EXTENDED_XMP_PREFIX)) return 'extended-xmp';
  if (marker === APP1 && hasAscii(head, EXIF_PREFIX)) return 'exif';
  if (marker >= APP0 && marker <= APP15 && isVendorLabel(head)) return 'vendor-label';
  if (marker === APP2 && hasAscii(head, 'MPF\0')) return 'mpf';
  return marker === APP11 && isC2pa(head) ? 'c2pa' : 'other';
}

/** Volcengine documents APP11; a study of files saw it in other application segments near JFIF. */
function isVendorLabel(head: Uint8Array): boolean {
  return hasAscii(head, 'AIGC{') || hasAscii(head, 'aigc{');
}

/** A JUMBF box whose content type UUID begins with the letters c2pa. */
function isC2pa(head: Uint8Array): boolean {
  if (!hasAscii(head, 'JP')) return false;
  for (let at = 0; at + 4 <= head.length; at++) if (hasAscii(head, 'c2pa', at)) return true;
  return false;
}
