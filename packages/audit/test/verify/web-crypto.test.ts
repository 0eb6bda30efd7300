import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../src/node/ed25519.ts';
import { sha256 } from '../../src/node/sha256.ts';
import { webEd25519, webSha256 } from '../../src/verify/web-crypto.ts';
import { logSigner } from '../note/signers.ts';

describe('Web Crypto', () => {
  const message = Uint8Array.of(1, 2, 3);

  it('hashes as node:crypto does', async () => {
    expect(await webSha256(message)).toEqual(new Uint8Array(sha256(message)));
  });

  it('verifies and refuses as node:crypto does', async () => {
    const signature = await logSigner.sign(message);
    const { publicKey } = logSigner.key;
    for (const [text, expected] of [
      [message, true],
      [Uint8Array.of(1, 2, 4), false],
    ] as const) {
      expect(await webEd25519(publicKey, text, signature)).toBe(expected);
      expect(await verifyEd25519(publicKey, text, signature)).toBe(expected);
    }
  });
});
