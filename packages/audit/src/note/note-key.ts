import { bytesToHex, utf8ToBytes } from '@anlan/core';
import { concatBytes } from '../byte-sequence.ts';
import { type HashFunction, tryHash } from '../verify/hash-function.ts';
import { ED25519_KEY_BYTES } from './ed25519.ts';

/** What a signature means (c2sp.org/signed-note): `0x01` the text, `0x04` a cosignature with its time. */
export const NOTE_SIGNATURE = 0x01;
export const COSIGNATURE = 0x04;
export type SignatureType = typeof NOTE_SIGNATURE | typeof COSIGNATURE;

/** A key that somebody signs notes with. Name and id together say which key a signature line is of. */
export interface NoteKey {
  readonly name: string;
  /** Eight lower-case hex digits. */
  readonly id: string;
  readonly type: SignatureType;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

const ID_BYTES = 4;
const LINE_END = 0x0a;
const MAX_NAME = 255;
/** Unicode spaces and plus are not allowed (c2sp.org/signed-note); controls and half surrogates are in no note. */
const FORBIDDEN = /[\p{White_Space}\p{Cc}\p{Cs}+]/u;

/** Whether a text, from anybody, can name a key. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.length <= MAX_NAME && !FORBIDDEN.test(name);
}

/** Whether a number is a type of signature that is known here. */
export function isSignatureType(type: number | undefined): type is SignatureType {
  return type === NOTE_SIGNATURE || type === COSIGNATURE;
}

/** A key with its id, the first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key); undefined where it is none. */
export async function makeNoteKey(key: Omit<NoteKey, 'id'>, sha256: HashFunction): Promise<NoteKey | undefined> {
  if (!isKeyName(key.name) || key.publicKey.length !== ED25519_KEY_BYTES) return undefined;
  const input = concatBytes([utf8ToBytes(key.name), Uint8Array.of(LINE_END, key.type), key.publicKey]);
  const hash = await tryHash(sha256, input);
  return hash && { ...key, id: bytesToHex(hash.subarray(0, ID_BYTES)) };
}
