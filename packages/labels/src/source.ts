import { labelError } from './errors.ts';

/** Random access to the bytes of a file, wherever they are. Sizes and offsets are whole numbers below 2^53. */
export interface ByteSource {
  readonly size: number;
  /** Exactly `length` bytes from `offset`; throws `source_range_invalid` where they are not all within the source. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Throws `source_range_invalid` unless the range lies within a source of this size. */
export function assertRange(size: number, offset: number, length: number): void {
  const whole = Number.isSafeInteger(offset) && Number.isSafeInteger(length);
  if (!whole || offset < 0 || length < 0 || offset + length > size) {
    throw labelError('source_range_invalid', `range ${offset}+${length} is not within ${size} bytes`);
  }
}

/** A file that is in memory already. Reads are views, not copies: callers must not write into them. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    async read(offset, length) {
      assertRange(bytes.length, offset, length);
      return bytes.subarray(offset, offset + length);
    },
  };
}
