import { createHash } from 'node:crypto';
import { utf8ToBytes } from '@anlan/core';
import { sha256 } from '../../src/node/sha256.ts';

/** The definitions of RFC 6962 §2.1 word for word, recursive and slow: what the tree is held against. */
const memo = new Map<string, Uint8Array>();

export function leafAt(index: number): Uint8Array {
  return sha256(utf8ToBytes(`leaf ${index}`));
}

export function leaves(from: number, to: number): Uint8Array[] {
  return Array.from({ length: to - from }, (_, i) => leafAt(from + i));
}

/** MTH over the leaves [from, to) of `leafAt`. */
export function referenceRoot(from: number, to: number): Uint8Array {
  const key = `${from}-${to}`;
  const known = memo.get(key);
  if (known) return known;
  const made = makeRoot(from, to);
  memo.set(key, made);
  return made;
}

export function referencePath(index: number, from: number, to: number): Uint8Array[] {
  if (to - from === 1) return [];
  const middle = from + split(to - from);
  return index < middle
    ? [...referencePath(index, from, middle), referenceRoot(middle, to)]
    : [...referencePath(index, middle, to), referenceRoot(from, middle)];
}

export function referenceProof(older: number, from: number, to: number, known = true): Uint8Array[] {
  if (older === to) return known ? [] : [referenceRoot(from, to)];
  const middle = from + split(to - from);
  return older <= middle
    ? [...referenceProof(older, from, middle, known), referenceRoot(middle, to)]
    : [...referenceProof(older, middle, to, false), referenceRoot(from, middle)];
}

function makeRoot(from: number, to: number): Uint8Array {
  if (to === from) return createHash('sha256').digest();
  if (to - from === 1) return createHash('sha256').update(Uint8Array.of(0)).update(leafAt(from)).digest();
  const middle = from + split(to - from);
  const hash = createHash('sha256').update(Uint8Array.of(1));
  return hash.update(referenceRoot(from, middle)).update(referenceRoot(middle, to)).digest();
}

function split(size: number): number {
  return 2 ** (Math.ceil(Math.log2(size)) - 1);
}
