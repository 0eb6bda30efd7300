import { decodeBase64, encodeBase64 } from '../base64.ts';
import { concatBytes } from '../byte-sequence.ts';
import type { HashFunction } from '../verify/hash-function.ts';
import { isSignatureType, makeNoteKey, type NoteKey } from './note-key.ts';

const FORM = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/;
const MAX_TEXT = 512;

/** `name+id+base64(type ‖ public key)`: a verifier key of c2sp.org/signed-note. */
export function formatVerifierKey({ name, id, type, publicKey }: NoteKey): string {
  return `${name}+${id}+${encodeBase64(concatBytes([Uint8Array.of(type), publicKey]))}`;
}

/**
 * The key that such a text names; undefined for another text, another type than 0x01 and 0x04, or an id that does not
 * belong to name and key. An administrator or a file of anybody's supplies it.
 */
export async function parseVerifierKey(text: string, sha256: HashFunction): Promise<NoteKey | undefined> {
  const [, name, id, encoded] = text.length > MAX_TEXT ? [] : (FORM.exec(text) ?? []);
  if (name === undefined || encoded === undefined) return undefined;
  const bytes = decodeBase64(encoded);
  const type = bytes?.[0];
  if (bytes === undefined || !isSignatureType(type)) return undefined;
  const key = await makeNoteKey({ name, type, publicKey: bytes.slice(1) }, sha256);
  return key?.id === id ? key : undefined;
}
