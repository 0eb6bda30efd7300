import { bytesToUtf8 } from '@anlan/core';
import { binaryTextToBytes } from '../bytes/binary-text.ts';

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{0,15}));/g;

/**
 * Text of raw character data from a packet in binary form. Only the five entities of XML and numeric references exist:
 * a packet cannot declare others, so nothing expands. What is no valid UTF-8 is read as ISO 8859-1.
 */
export function decodeXmlText(raw: string): string {
  return decodeReferences(decodeUtf8(raw));
}

/** Escaped for element content and attribute values in double quotes. Labels are ASCII, so no encoding is needed. */
export function encodeXmlText(text: string): string {
  return text.replace(/[<>&"]/g, (character) => escapes[character] ?? character);
}

function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function decodeUtf8(raw: string): string {
  try {
    return bytesToUtf8(binaryTextToBytes(raw));
  } catch {
    return raw;
  }
}
