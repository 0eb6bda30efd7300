import type { Random } from '@anlan/core';
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { concatBytes } from '../byte-sequence.ts';
import { auditError } from '../errors.ts';
import type { HashFunction } from '../verify/hash-function.ts';
import { ED25519_KEY_BYTES, type Ed25519Signing } from './ed25519.ts';
import { isSignatureType, makeNoteKey, type NoteKey, type SignatureType } from './note-key.ts';

/** Somebody who can sign: the key that others know, and the act itself, which may happen in a device. */
export interface NoteSigner {
  readonly key: NoteKey;
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

export interface SignerPorts {
  readonly sha256: HashFunction;
  readonly ed25519: Ed25519Signing;
}

const PREFIX = 'PRIVATE+KEY+';
const FORM = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/;

/**
 * A new signer key: `PRIVATE+KEY+name+id+base64(type ‖ seed)`, the form of Go's note package, so that other tools read
 * it. It is a secret.
 */
export async function generateSignerKey(
  name: string,
  type: SignatureType,
  ports: SignerPorts & { readonly random: Random },
): Promise<string> {
  const seed = ports.random.fill(new Uint8Array(ED25519_KEY_BYTES));
  const { key } = await signerOf(name, type, seed, ports);
  return `${PREFIX}${name}+${key.id}+${encodeBase64(concatBytes([Uint8Array.of(type), seed]))}`;
}

/** Reads a signer key. Rejects with `note_key_invalid`, whose message says nothing about the secret. */
export async function openSigner(signerKey: string, ports: SignerPorts): Promise<NoteSigner> {
  const [, name, id, encoded = ''] = FORM.exec(signerKey) ?? [];
  const bytes = decodeBase64(encoded);
  const type = bytes?.[0];
  if (name === undefined || bytes === undefined || !isSignatureType(type)) throw invalid();
  const signer = await signerOf(name, type, bytes.slice(1), ports);
  if (signer.key.id !== id) throw invalid();
  return signer;
}

async function signerOf(name: string, type: SignatureType, seed: Uint8Array, ports: SignerPorts): Promise<NoteSigner> {
  if (seed.length !== ED25519_KEY_BYTES) throw invalid();
  const publicKey = await ports.ed25519.publicKeyOf(seed);
  const key = await makeNoteKey({ name, type, publicKey }, ports.sha256);
  if (key === undefined) throw invalid();
  return { key, sign: (message) => ports.ed25519.sign(seed, message) };
}

function invalid(): Error {
  return auditError('note_key_invalid', 'not a signer key for notes, or a name that none can have');
}
