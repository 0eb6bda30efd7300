import { innerNodeInput, leafNodeInput } from '../tree/node-hash.ts';
import { type HashFunction, tryHash } from './hash-function.ts';

/** Undefined where the hash function fails, as for `tryHash`. */
export function tryHashLeaf(sha256: HashFunction, leaf: Uint8Array): Promise<Uint8Array | undefined> {
  return tryHash(sha256, leafNodeInput(leaf));
}

/** Undefined where a child is undefined or the hash function fails. */
export async function tryHashChildren(
  sha256: HashFunction,
  left: Uint8Array | undefined,
  right: Uint8Array | undefined,
): Promise<Uint8Array | undefined> {
  return left && right && tryHash(sha256, innerNodeInput(left, right));
}
