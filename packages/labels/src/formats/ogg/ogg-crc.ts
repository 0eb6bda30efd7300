/** CRC-32 of RFC 3533: polynomial 04c11db7, most significant bit first, begun with zero, not inverted. */
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n << 24;
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

export function oggCrc(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = step(value, byte);
  return value >>> 0;
}

/**
 * By how much the checksum of a page changes, under exclusive or, when `change` is laid over it with `behind` bytes
 * following. The sum is linear, so a page need not be read to be renumbered, and a wrong checksum stays wrong.
 */
export function oggCrcChange(change: Uint8Array, behind: number): number {
  let value = oggCrc(change);
  for (let i = 0; i < behind; i++) value = step(value, 0);
  return value >>> 0;
}

function step(value: number, byte: number): number {
  return (value << 8) ^ (TABLE[((value >>> 24) ^ byte) & 0xff] ?? 0);
}
