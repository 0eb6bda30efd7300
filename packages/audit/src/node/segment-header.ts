import { hexToBytes } from '@anlan/core';
import { HASH_BYTES } from '../chain.ts';
import { crc32c } from './crc32c.ts';
import { formatUuid } from './journal-id.ts';

/** What a segment says of itself (spec/journal.md §2). */
export interface SegmentHeader {
  /** UUID of the journal that the segment belongs to. */
  readonly journalId: string;
  /** Number of the first entry in it. */
  readonly firstSeq: number;
  /** Chain hash of the entry before. */
  readonly previousHash: Uint8Array;
}

/** The bytes around the letters break when a transfer changes line ends or the eighth bit. */
const MAGIC = Uint8Array.of(0x89, 0x41, 0x4e, 0x4c, 0x0d, 0x0a, 0x1a, 0x0a);
const VERSION = 1;
const AT = { version: 8, journalId: 12, firstSeq: 28, previousHash: 36, sum: 68 } as const;
export const HEADER_BYTES = 72;

export type DecodedHeader =
  | { readonly kind: 'header'; readonly header: SegmentHeader }
  | { readonly kind: 'broken' }
  /** Whole, but of a later version of the format. */
  | { readonly kind: 'unknown_version' };

export function encodeHeader(header: SegmentHeader): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(AT.version, VERSION);
  bytes.set(hexToBytes(header.journalId.replaceAll('-', '')) ?? [], AT.journalId);
  view.setBigUint64(AT.firstSeq, BigInt(header.firstSeq));
  bytes.set(header.previousHash, AT.previousHash);
  view.setUint32(AT.sum, crc32c(bytes.subarray(0, AT.sum)));
  return bytes;
}

/** Reads the header at the beginning of the bytes, which may hold anything. */
export function decodeHeader(bytes: Uint8Array): DecodedHeader {
  if (bytes.length < HEADER_BYTES || MAGIC.some((byte, index) => bytes[index] !== byte)) return { kind: 'broken' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(AT.sum) !== crc32c(bytes.subarray(0, AT.sum))) return { kind: 'broken' };
  if (view.getUint32(AT.version) !== VERSION) return { kind: 'unknown_version' };
  const firstSeq = Number(view.getBigUint64(AT.firstSeq));
  if (!Number.isSafeInteger(firstSeq)) return { kind: 'broken' };
  const journalId = formatUuid(bytes.subarray(AT.journalId, AT.firstSeq));
  const previousHash = new Uint8Array(bytes.subarray(AT.previousHash, AT.previousHash + HASH_BYTES));
  return { kind: 'header', header: { journalId, firstSeq, previousHash } };
}
