import { type Random, utf8ToBytes } from '@anlan/core';
import { concatBytes } from './byte-sequence.ts';

/** SHA-256 as a parameter: node:crypto on servers, a library in browsers. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** A place in the chain: the sequence number of an entry and the chain hash after it (lower-case hex). */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

export const HASH_BYTES = 32;
export const SALT_BYTES = 32;

const HASH = /^[0-9a-f]{64}$/;
/** What stands before the first entry: h_0 = SHA-256 of this text. */
const GENESIS = 'anlan audit chain v1';
const LINK = 0x02;
const STATE_LEAF = 0x03;
/**
 * The first byte of every salt has this bit. All other things that are hashed here begin with a byte below it, so no
 * record leaf can be passed off as the leaf of a state or as a link, whatever the payloads are.
 */
const SALT_MARK = 0x80;

/** A fresh salt: 255 random bits. */
export function drawSalt(random: Random): Uint8Array {
  const salt = random.fill(new Uint8Array(SALT_BYTES));
  salt[0] = (salt[0] ?? 0) | SALT_MARK;
  return salt;
}

/** Whether a value, from anybody, can be a salt. */
export function isSalt(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.length === SALT_BYTES && ((value[0] ?? 0) & SALT_MARK) !== 0;
}

/** Whether a value, from anybody, names a place in a chain. */
export function isChainHead(value: unknown): value is ChainHead {
  if (typeof value !== 'object' || value === null) return false;
  const { seq, hash } = value as Readonly<Record<string, unknown>>;
  return Number.isSafeInteger(seq) && (seq as number) >= 0 && typeof hash === 'string' && HASH.test(hash);
}

/** h_0 = SHA-256 of this. */
export function genesisInput(): Uint8Array {
  return utf8ToBytes(GENESIS);
}

/** Leaf of a record = SHA-256 of this: salt ‖ canonical JSON. */
export function recordLeafInput(salt: Uint8Array, canonical: Uint8Array): Uint8Array {
  return concatBytes([salt, canonical]);
}

/** Leaf of a state = SHA-256 of this: 0x03 ‖ bytes. */
export function stateLeafInput(bytes: Uint8Array): Uint8Array {
  return concatBytes([Uint8Array.of(STATE_LEAF), bytes]);
}

/** h_n = SHA-256 of this: 0x02 ‖ h_(n-1) ‖ n as eight bytes, big-endian ‖ leaf. */
export function linkInput(previous: Uint8Array, seq: number, leaf: Uint8Array): Uint8Array {
  const number = new Uint8Array(8);
  new DataView(number.buffer).setBigUint64(0, BigInt(seq));
  return concatBytes([Uint8Array.of(LINK), previous, number, leaf]);
}
