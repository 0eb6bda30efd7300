import { concatBytes } from '../byte-sequence.ts';
import { HASH_BYTES } from '../chain.ts';

/** What stands before each leaf in an entries tile: its length as two bytes, big-endian. */
const PREFIX = Uint8Array.of(0, HASH_BYTES);
const ENTRY_BYTES = PREFIX.length + HASH_BYTES;

/** An entries tile (c2sp.org/tlog-tiles): the leaves, each behind its length. Our leaves are all 32 bytes. */
export function encodeEntryTile(leaves: readonly Uint8Array[]): Uint8Array {
  return concatBytes(leaves.flatMap((leaf) => [PREFIX, leaf]));
}

/** The leaves of an entries tile, from anybody; undefined where it is not one of ours. */
export function decodeEntryTile(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  if (bytes.length % ENTRY_BYTES !== 0) return undefined;
  const leaves: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += ENTRY_BYTES) {
    if (bytes[at] !== PREFIX[0] || bytes[at + 1] !== PREFIX[1]) return undefined;
    leaves.push(bytes.slice(at + PREFIX.length, at + ENTRY_BYTES));
  }
  return leaves;
}
