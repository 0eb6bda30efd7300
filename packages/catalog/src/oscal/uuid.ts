import { bytesToHex, hexToBytes, utf8ToBytes } from '@anlan/core';

interface DigestHost {
  readonly crypto: { readonly subtle: { digest(name: 'SHA-1', bytes: Uint8Array): Promise<ArrayBuffer> } };
}

/** Version 5 UUID of our namespace URI within the URL namespace of RFC 9562 §6.6. */
const NAMESPACE_UUID = '6a7779c6-0e6a-52fc-989a-2d35c9b1429f';

/**
 * Name-based UUID (RFC 9562 §5.5), so that the same pack is exported with the same ids. SHA-1 is what version 5 uses;
 * nothing here is a signature.
 */
export async function uuidV5(name: string): Promise<string> {
  const namespace = hexToBytes(NAMESPACE_UUID.replaceAll('-', '')) ?? new Uint8Array();
  const host = globalThis as unknown as DigestHost;
  const digest = await host.crypto.subtle.digest('SHA-1', joined(namespace, utf8ToBytes(name)));
  const bytes = new Uint8Array(digest).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const out = new Uint8Array(first.length + second.length);
  out.set(first);
  out.set(second, first.length);
  return out;
}
