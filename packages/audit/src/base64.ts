const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES: ReadonlyMap<string, number> = new Map([...ALPHABET].map((character, value) => [character, value]));
const SHAPE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Base 64 of RFC 4648 §4, with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) out += encodeGroup(bytes.subarray(at, at + 3));
  return out;
}

function encodeGroup(group: Uint8Array): string {
  const [first = 0, second = 0, third = 0] = group;
  const bits = (first << 16) | (second << 8) | third;
  const characters = [18, 12, 6, 0].map((shift) => ALPHABET[(bits >> shift) & 63]).join('');
  return characters.slice(0, group.length + 1).padEnd(4, '=');
}

/**
 * Bytes of a base 64 text of anybody's, or undefined. Strict: padding is required and the bits that it leaves over are
 * zero, so that one value has one text and nothing that is signed can be respelt.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (!SHAPE.test(text)) return undefined;
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  const out = new Uint8Array((text.length / 4) * 3);
  for (let at = 0, to = 0; at < text.length; at += 4, to += 3) out.set(decodeGroup(text, at), to);
  const leftOver = out.subarray(out.length - padding);
  return leftOver.every((byte) => byte === 0) ? out.subarray(0, out.length - padding) : undefined;
}

function decodeGroup(text: string, at: number): readonly number[] {
  let bits = 0;
  for (let i = at; i < at + 4; i++) bits = (bits << 6) | (VALUES.get(text[i] ?? '') ?? 0);
  return [(bits >> 16) & 255, (bits >> 8) & 255, bits & 255];
}
