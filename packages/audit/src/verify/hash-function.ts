import { HASH_BYTES } from '../chain.ts';

/** SHA-256 of the caller's choice: a library, node:crypto, or Web Crypto, which answers later. */
export type HashFunction = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** Undefined where the function fails: a verifier refutes, it never throws. */
export async function tryHash(sha256: HashFunction, input: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const digest = await sha256(input);
    return digest instanceof Uint8Array && digest.length === HASH_BYTES ? digest : undefined;
  } catch {
    return undefined;
  }
}
