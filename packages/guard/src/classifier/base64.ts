const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values: Int8Array = buildTable();

/** Six bits for a unit of the base64 alphabet, of either kind (RFC 4648 §4, §5); -1 for any other. */
export function base64Value(unit: number): number {
  return values[unit] ?? -1;
}

/** Decodes base64 up to the first unit that does not belong; bits that fill no byte are dropped. */
export function decodeBase64(text: string): Uint8Array {
  const out = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < text.length; i++) {
    const value = base64Value(text.charCodeAt(i));
    if (value === -1) break;
    bits = (bits << 6) | value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out[length++] = (bits >>> held) & 0xff;
  }
  return out.subarray(0, length);
}

function buildTable(): Int8Array {
  const table = new Int8Array(0x10000).fill(-1);
  for (let i = 0; i < ALPHABET.length; i++) table[ALPHABET.charCodeAt(i)] = i;
  table['-'.charCodeAt(0)] = 62;
  table['_'.charCodeAt(0)] = 63;
  return table;
}
