import { ed25519Signing, verifyEd25519 } from '../../src/node/ed25519.ts';
import { sha256 } from '../../src/node/sha256.ts';
import { COSIGNATURE, NOTE_SIGNATURE, type SignatureType } from '../../src/note/note-key.ts';
import { generateSignerKey, type NoteSigner, openSigner } from '../../src/note/note-signer.ts';
import { seededRandom } from '../sample.ts';

export const ports = { sha256, ed25519: ed25519Signing };
export const verifyPorts = { sha256, ed25519: verifyEd25519 };

async function signer(name: string, type: SignatureType, seed: number): Promise<NoteSigner> {
  return openSigner(await generateSignerKey(name, type, { ...ports, random: seededRandom(seed) }), ports);
}

export const ORIGIN = 'log.example/anlan';
export const logSigner: NoteSigner = await signer(ORIGIN, NOTE_SIGNATURE, 11);
export const otherLogSigner: NoteSigner = await signer(ORIGIN, NOTE_SIGNATURE, 12);
export const witnesses: readonly NoteSigner[] = await Promise.all(
  [1, 2, 3].map((n) => signer(`witness.example/w${n}`, COSIGNATURE, 20 + n)),
);
