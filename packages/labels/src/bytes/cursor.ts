import { labelError } from '../errors.ts';
import { bytesToBinaryText } from './binary-text.ts';
import { type ByteOrder, bigEndian } from './byte-order.ts';

/** Reads a structure that is in memory from its start to its end. Reading beyond the end is `file_truncated`. */
export class Cursor {
  at = 0;
  readonly #bytes: Uint8Array;
  readonly #order: ByteOrder;

  constructor(bytes: Uint8Array, order: ByteOrder = bigEndian) {
    this.#bytes = bytes;
    this.#order = order;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  u8(): number {
    return this.bytes(1)[0] ?? 0;
  }

  u16(): number {
    return this.#order.u16(this.bytes(2), 0);
  }

  u32(): number {
    return this.#order.u32(this.bytes(4), 0);
  }

  /** A number of 0, 1, 2, 4 or 8 bytes; none is 0. */
  sized(length: number): number {
    if (length === 0) return 0;
    if (length === 1) return this.u8();
    if (length === 2) return this.u16();
    if (length === 4) return this.u32();
    if (length === 8) return this.#order.u64(this.bytes(8), 0);
    throw labelError('structure_broken', `a number of ${length} bytes`);
  }

  bytes(length: number): Uint8Array {
    if (length < 0 || length > this.left) throw labelError('file_truncated', 'a structure ends early');
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  /** Characters up to a NUL, or to the end where there is none. */
  text(): string {
    const rest = this.#bytes.subarray(this.at);
    const end = rest.indexOf(0);
    this.at += end === -1 ? rest.length : end + 1;
    return bytesToBinaryText(end === -1 ? rest : rest.subarray(0, end));
  }
}
