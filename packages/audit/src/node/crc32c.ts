/** Reflected Castagnoli polynomial (RFC 3720 §12.1). zlib.crc32 is another polynomial, with weaker guarantees. */
const POLYNOMIAL = 0x82f63b78;

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value;
});

/**
 * CRC-32C of the bytes: finds every single flipped byte and every burst of up to 32 bits. No defence against intent.
 * @param before sum of the bytes before these, so that a sum can be taken over several pieces
 */
export function crc32c(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  // An index loop: for..of over bytes takes nearly twice the time.
  for (let i = 0; i < bytes.length; i++) crc = (TABLE[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}
