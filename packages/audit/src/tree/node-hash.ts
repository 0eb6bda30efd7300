import type { Sha256 } from '../chain.ts';
import { HASH_BYTES } from '../chain.ts';

const LEAF = 0x00;
const INNER = 0x01;

/** MTH({d}) = SHA-256 of this: 0x00 ‖ d (RFC 9162 §2.1.1). */
export function leafNodeInput(leaf: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + leaf.length);
  input[0] = LEAF;
  input.set(leaf, 1);
  return input;
}

/** The hash of an inner node = SHA-256 of this: 0x01 ‖ left ‖ right. */
export function innerNodeInput(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + left.length + right.length);
  input[0] = INNER;
  input.set(left, 1);
  input.set(right, 1 + left.length);
  return input;
}

/** The root of the empty tree = SHA-256 of this: nothing. */
export const EMPTY_TREE_INPUT: Uint8Array = new Uint8Array(0);

export function hashLeaf(sha256: Sha256, leaf: Uint8Array): Uint8Array {
  return sha256(leafNodeInput(leaf));
}

export function hashChildren(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(innerNodeInput(left, right));
}

/** Whether a value, from anybody, can be the hash of a node. */
export function isHash(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.length === HASH_BYTES;
}
