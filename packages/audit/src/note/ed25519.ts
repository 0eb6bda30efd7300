/**
 * Ed25519 (RFC 8032) of the caller's choice: node:crypto, Web Crypto, a library. A public key is 32 bytes, a signature
 * 64. May throw or reject; what verifies takes that for a check that could not be made.
 */
export type VerifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** Makes signatures from a seed of 32 bytes, the private key of RFC 8032. */
export interface Ed25519Signing {
  publicKeyOf(seed: Uint8Array): Uint8Array | Promise<Uint8Array>;
  sign(seed: Uint8Array, message: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

export const ED25519_KEY_BYTES = 32;
export const ED25519_SIGNATURE_BYTES = 64;
