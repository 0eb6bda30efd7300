import { bytesToUtf8 } from '@anlan/core';
import type { View } from '../verdict.ts';

/** A way to write text that hides its words. */
export interface Encoding {
  readonly view: View;
  /** The text that a run of characters stands for; undefined where it is none. */
  decode(run: string): string | undefined;
}

/** Text has no control characters but white space, and no noncharacters; what has them was no text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
/** Shorter texts hold no instruction and no listed word that matters. */
const SHORTEST = 4;

/** Hexadecimal, two digits to the byte. */
export const hexadecimal: Encoding = {
  view: 'hex',
  decode(run) {
    const digits = run.replace(/^0x/i, '');
    if (digits.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(digits)) return undefined;
    const bytes = Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
      Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
    );
    return textOf(bytes);
  },
};

/** Base64 and base64url (RFC 4648), with or without padding. */
export const base64: Encoding = {
  view: 'base64',
  decode(run) {
    const bytes = base64Bytes(run);
    return bytes === undefined ? undefined : textOf(bytes);
  },
};

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values: Int8Array = new Int8Array(128).fill(-1);
for (let i = 0; i < ALPHABET.length; i++) values[ALPHABET.charCodeAt(i)] = i;
values[0x2d] = 62;
values[0x5f] = 63;

/** Sets of four characters give three bytes; what is left over at the end gives what it can. */
function base64Bytes(run: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((run.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let length = 0;
  for (let i = 0; i < run.length; i++) {
    const value = values[run.charCodeAt(i)] ?? -1;
    if (value === -1) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[length++] = (bits >> held) & 0xff;
  }
  return bytes.subarray(0, length);
}

/** Text of bytes in UTF-8, of which the last character may be cut off. */
export function textOf(bytes: Uint8Array): string | undefined {
  for (let cut = 0; cut < 4 && cut < bytes.length; cut++) {
    // Only a character that is begun may be left off.
    if (cut > 0 && (bytes[bytes.length - cut] ?? 0) < 0x80) return undefined;
    const text = strictText(bytes.subarray(0, bytes.length - cut));
    if (text !== undefined) return text.length < SHORTEST || NOT_TEXT.test(text) ? undefined : text;
  }
  return undefined;
}

/** Most runs that look encoded are words and names: a look at the first bytes saves an exception. */
function strictText(bytes: Uint8Array): string | undefined {
  if (!beginsAsUtf8(bytes)) return undefined;
  try {
    return bytesToUtf8(bytes);
  } catch {
    return undefined;
  }
}

const LOOK = 24;

function beginsAsUtf8(bytes: Uint8Array): boolean {
  let expected = 0;
  for (let i = 0; i < bytes.length && i < LOOK; i++) {
    const byte = bytes[i] ?? 0;
    const isContinuation = (byte & 0xc0) === 0x80;
    if (isContinuation !== expected > 0) return false;
    if (isContinuation) expected -= 1;
    else if (byte >= 0xc2 && byte <= 0xf4) expected = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    else if (byte >= 0x80 || byte < 0x09) return false;
  }
  return true;
}
