import type { ByteSource } from '../../src/source.ts';
import { assertRange } from '../../src/source.ts';

export interface Stretch {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** A file of any size, zero but for a few stretches, that counts what is read of it. */
export function sparseSource(
  size: number,
  stretches: readonly Stretch[],
): ByteSource & { readonly bytesRead: () => number } {
  let total = 0;
  return {
    size,
    bytesRead: () => total,
    async read(offset, length) {
      assertRange(size, offset, length);
      total += length;
      const out = new Uint8Array(length);
      for (const { offset: at, bytes } of stretches) {
        const from = Math.max(at, offset);
        const to = Math.min(at + bytes.length, offset + length);
        if (from < to) out.set(bytes.subarray(from - at, to - at), from - offset);
      }
      return out;
    },
  };
}
