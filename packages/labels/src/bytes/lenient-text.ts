import { bytesToUtf8 } from '@anlan/core';
import { bytesToBinaryText } from './binary-text.ts';

/** UTF-8, as the guides want it; where the bytes are something else, one character per byte, so that they can be shown. */
export function lenientText(bytes: Uint8Array): string {
  try {
    return bytesToUtf8(bytes);
  } catch {
    return bytesToBinaryText(bytes);
  }
}
