import { utf8ToBytes } from '@anlan/core';
import { bytesToBinaryText } from '../../bytes/binary-text.ts';
import { bigEndian } from '../../bytes/byte-order.ts';
import { Cursor } from '../../bytes/cursor.ts';
import { buildFullBox } from './full-box.ts';

/** What an item is (`infe`, ISO/IEC 14496-12, 8.11.6). */
export interface ItemInfo {
  readonly id: number;
  readonly type: string;
  readonly isProtected: boolean;
  readonly contentType: string;
  readonly contentEncoding: string;
}

const XMP_TYPE = 'application/rdf+xml';
const MIME = 'mime';

/** Reads the content of an `infe` box. Versions 0 and 1 know no item type and do not occur in HEIF: without type. */
export function parseItemInfo(content: Uint8Array): ItemInfo {
  const cursor = new Cursor(content);
  const version = cursor.u8();
  cursor.bytes(3);
  const id = version === 3 ? cursor.u32() : cursor.u16();
  const isProtected = cursor.u16() !== 0;
  const type = version < 2 ? '' : bytesToBinaryText(cursor.bytes(4));
  cursor.text();
  const isMime = type === MIME;
  const contentType = isMime ? cursor.text() : '';
  return { id, type, isProtected, contentType, contentEncoding: isMime && cursor.left > 0 ? cursor.text() : '' };
}

export function isXmpItem(info: ItemInfo): boolean {
  return info.type === MIME && info.contentType.toLowerCase() === XMP_TYPE;
}

export function isExifItem(info: ItemInfo): boolean {
  return info.type === 'Exif';
}

/** An `infe` box of version 2 for an XMP packet. */
export function buildXmpInfo(id: number): Uint8Array {
  const unprotected = bigEndian.put16(0);
  return buildFullBox('infe', 2, bigEndian.put16(id), unprotected, utf8ToBytes(`${MIME}\0${XMP_TYPE}\0`));
}
