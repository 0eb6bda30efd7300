import { utf8ToBytes } from '@anlan/core';
import { type ByteOrder, bigEndian, littleEndian } from '../../src/bytes/byte-order.ts';
import { concatBytes } from '../../src/bytes/sequences.ts';

export interface UserCommentOptions {
  readonly order?: ByteOrder;
  /** The eight bytes before the text. */
  readonly code?: string;
  readonly encode?: (text: string) => Uint8Array;
}

/** A TIFF structure with one entry in each of two directories: the pointer to EXIF and the user comment. */
export function exifBlock(text: string, options: UserCommentOptions = {}): Uint8Array {
  const { order = littleEndian, code = 'ASCII\0\0\0', encode = utf8ToBytes } = options;
  const value = concatBytes(utf8ToBytes(code), encode(text));
  const entry = (tag: number, type: number, count: number, at: number): Uint8Array =>
    concatBytes(order.put16(tag), order.put16(type), order.put32(count), order.put32(at));
  const directory = (one: Uint8Array): Uint8Array => concatBytes(order.put16(1), one, order.put32(0));
  return concatBytes(
    utf8ToBytes(order === bigEndian ? 'MM\0*' : 'II*\0'),
    order.put32(8),
    directory(entry(0x8769, 4, 1, 26)),
    directory(entry(0x9286, 7, value.length, 44)),
    value,
  );
}

export function utf16(order: ByteOrder): (text: string) => Uint8Array {
  return (text) => concatBytes(...Array.from(text, (character) => order.put16(character.charCodeAt(0))));
}
