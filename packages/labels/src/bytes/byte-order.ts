import { labelError } from '../errors.ts';

/** Reads and writes numbers in one byte order. Offsets are the caller's: a read beyond the array is `file_truncated`. */
export interface ByteOrder {
  readonly name: 'big' | 'little';
  u16(bytes: Uint8Array, offset: number): number;
  u32(bytes: Uint8Array, offset: number): number;
  /** Throws `structure_broken` above 2^53: no file is that large. */
  u64(bytes: Uint8Array, offset: number): number;
  put16(value: number): Uint8Array;
  put32(value: number): Uint8Array;
  put64(value: number): Uint8Array;
}

function byteOrder(little: boolean): ByteOrder {
  const u32 = (bytes: Uint8Array, offset: number): number => viewOf(bytes, offset, 4).getUint32(0, little);
  return {
    name: little ? 'little' : 'big',
    u16: (bytes, offset) => viewOf(bytes, offset, 2).getUint16(0, little),
    u32,
    u64(bytes, offset) {
      const high = u32(bytes, little ? offset + 4 : offset);
      if (high >= 0x200000) throw labelError('structure_broken', 'a size or offset above 2^53');
      return high * 2 ** 32 + u32(bytes, little ? offset : offset + 4);
    },
    put16: (value) => put(2, (view) => view.setUint16(0, value, little)),
    put32: (value) => put(4, (view) => view.setUint32(0, value, little)),
    put64: (value) => put(8, (view) => view.setBigUint64(0, BigInt(value), little)),
  };
}

export const bigEndian: ByteOrder = byteOrder(false);
export const littleEndian: ByteOrder = byteOrder(true);

function viewOf(bytes: Uint8Array, offset: number, length: number): DataView {
  if (offset < 0 || offset + length > bytes.length) {
    throw labelError('file_truncated', `a number at ${offset} of ${bytes.length} bytes`);
  }
  return new DataView(bytes.buffer, bytes.byteOffset + offset, length);
}

function put(length: number, set: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  set(new DataView(bytes.buffer));
  return bytes;
}
