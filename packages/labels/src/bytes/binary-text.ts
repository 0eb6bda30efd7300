const CHUNK = 8192;

/**
 * One character per byte (ISO 8859-1). Markup is cut and spliced in this form, so that every byte that is not edited
 * comes out again, also where it is not valid UTF-8.
 */
export function bytesToBinaryText(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += CHUNK) out += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return out;
}

/** The bytes of a text whose characters are all below 256. */
export function binaryTextToBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
