import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { concatBytes } from '../byte-sequence.ts';
import type { Ed25519Signing, VerifyEd25519 } from '../note/ed25519.ts';

/** What stands before the 32 bytes of a key in its DER form (RFC 8410 §4 and §7). */
const SPKI = Uint8Array.from([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]);
const PKCS8 = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);

/** Ed25519 by node:crypto. */
export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const key = createPublicKey({ key: Buffer.from(concatBytes([SPKI, publicKey])), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
};

/** Ed25519 by node:crypto. */
export const ed25519Signing: Ed25519Signing = {
  publicKeyOf: (seed) =>
    new Uint8Array(createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' }).subarray(SPKI.length)),
  sign: (seed, message) => new Uint8Array(sign(null, message, privateKey(seed))),
};

function privateKey(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(concatBytes([PKCS8, seed])), format: 'der', type: 'pkcs8' });
}
