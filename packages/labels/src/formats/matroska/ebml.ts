import { concatBytes } from '../../bytes/sequences.ts';
import { labelError } from '../../errors.ts';
import { crc32 } from '../png/crc32.ts';

/** Identifier and size of an element (RFC 8794, 4 to 6). The size is undefined where all its bits are set: unknown. */
export interface ElementHeader {
  readonly id: number;
  readonly headerLength: number;
  /** How many bytes the size field has. */
  readonly sizeLength: number;
  readonly size: number | undefined;
}

/** An element of a block that is in memory; offsets are within the block. */
export interface Element {
  readonly id: number;
  readonly start: number;
  readonly dataStart: number;
  readonly end: number;
}

export const HEADER_ROOM = 12;
export const VOID = 0xec;
export const CRC32 = 0xbf;
const LONGEST_VOID_OF_ONE = 126;

/** Throws `structure_broken` where no element begins, `file_truncated` where its header is cut off. */
export function elementHeader(bytes: Uint8Array, at: number): ElementHeader {
  const idLength = lengthOf(bytes, at, 4);
  const sizeAt = at + idLength;
  const sizeLength = lengthOf(bytes, sizeAt, 8);
  const id = uint(bytes.subarray(at, sizeAt));
  const headerLength = idLength + sizeLength;
  if (sizeAt + sizeLength > bytes.length) throw labelError('file_truncated', 'an element header is cut off');
  const field = bytes.slice(sizeAt, sizeAt + sizeLength);
  field[0] = (field[0] ?? 0) & (0xff >>> sizeLength);
  const unknown = field[0] === 0xff >>> sizeLength && field.subarray(1).every((byte) => byte === 0xff);
  return { id, headerLength, sizeLength, size: unknown ? undefined : uint(field) };
}

/** How long a number is, by the position of its first set bit. */
function lengthOf(bytes: Uint8Array, at: number, most: number): number {
  const first = bytes[at];
  if (first === undefined) throw labelError('file_truncated', 'an element header is cut off');
  const length = Math.clz32(first) - 23;
  if (length > most) throw labelError('structure_broken', 'no element where one is due');
  return length;
}

/** Throws `structure_broken` above 2^53. */
export function uint(bytes: Uint8Array): number {
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  if (!Number.isSafeInteger(value)) throw labelError('structure_broken', 'a number above 2^53');
  return value;
}

/** A number in as many bytes; undefined where it does not fit. */
export function putUint(value: number, width: number): Uint8Array | undefined {
  if (value >= 256 ** width) return undefined;
  return Uint8Array.from({ length: width }, (_, i) => Math.floor(value / 256 ** (width - 1 - i)) % 256);
}

/** A size in a field of this width; undefined where it does not fit. All bits set would mean unknown. */
export function putSize(size: number, width: number): Uint8Array | undefined {
  if (size >= 2 ** (7 * width) - 1) return undefined;
  const bytes = putUint(size, width);
  bytes?.set([(bytes[0] ?? 0) | (0x80 >>> (width - 1))]);
  return bytes;
}

/** The elements of a block, or of a part of it. Throws a `ReadProblem`. */
export function elementsIn(bytes: Uint8Array, step: () => void, part?: Element): readonly Element[] {
  const found: Element[] = [];
  const end = part?.end ?? bytes.length;
  for (let at = part?.dataStart ?? 0; at < end; ) {
    step();
    const { id, headerLength, size } = elementHeader(bytes, at);
    const dataStart = at + headerLength;
    if (size === undefined || dataStart + size > end)
      throw labelError('structure_broken', 'an element reaches beyond the one around it');
    found.push({ id, start: at, dataStart, end: dataStart + size });
    at = dataStart + size;
  }
  return found;
}

export function buildElement(id: number, ...content: readonly Uint8Array[]): Uint8Array {
  const data = concatBytes(...content);
  const idBytes = putUint(id, Math.ceil((32 - Math.clz32(id)) / 8));
  for (let width = 1; width <= 8; width++) {
    const size = putSize(data.length, width);
    if (size !== undefined && idBytes !== undefined) return concatBytes(idBytes, size, data);
  }
  throw labelError('metadata_too_large', 'an element of more than 2^56 bytes');
}

/** An element whose first child is the checksum of the others (RFC 8794, 11.3.1), as it was before. */
export function buildChecked(id: number, checked: boolean, content: Uint8Array): Uint8Array {
  return checked ? buildElement(id, checksum(content), content) : buildElement(id, content);
}

/** The element `CRC-32`; its value is stored with the least significant byte first. */
export function checksum(content: Uint8Array): Uint8Array {
  const value = putUint(crc32(content), 4) ?? new Uint8Array(4);
  return buildElement(CRC32, value.reverse());
}

/** An element of exactly `length` bytes, 2 or more, that readers pass over; nothing where the length is 0. */
export function buildVoid(length: number): Uint8Array {
  if (length === 0) return new Uint8Array();
  const width = length - 2 <= LONGEST_VOID_OF_ONE ? 1 : 8;
  const size = putSize(length - 1 - width, width) ?? new Uint8Array();
  return concatBytes(new Uint8Array([VOID]), size, new Uint8Array(length - 1 - width));
}
