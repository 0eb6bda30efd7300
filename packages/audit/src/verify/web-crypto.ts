import type { VerifyEd25519 } from '../note/ed25519.ts';
import type { HashFunction } from './hash-function.ts';

/** The part of Web Crypto that is used; browsers and Node have it at `globalThis.crypto.subtle`. */
export interface WebCrypto {
  digest(algorithm: string, data: Uint8Array): Promise<ArrayBuffer>;
  importKey(format: 'raw', key: Uint8Array, algorithm: string, extractable: boolean, uses: string[]): Promise<unknown>;
  verify(algorithm: string, key: unknown, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
}

interface WebCryptoHost {
  readonly crypto: { readonly subtle: WebCrypto };
}

const present = (): WebCrypto => (globalThis as unknown as WebCryptoHost).crypto.subtle;

/** SHA-256 by Web Crypto, for browsers. */
export const webSha256: HashFunction = async (bytes) => new Uint8Array(await present().digest('SHA-256', bytes));

/** Ed25519 by Web Crypto, for browsers that have it (all current ones do). */
export const webEd25519: VerifyEd25519 = async (publicKey, message, signature) => {
  const key = await present().importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return present().verify('Ed25519', key, signature, message);
};
