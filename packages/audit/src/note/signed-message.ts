import { utf8ToBytes } from '@anlan/core';
import { ED25519_SIGNATURE_BYTES } from './ed25519.ts';
import { COSIGNATURE, NOTE_SIGNATURE, type SignatureType } from './note-key.ts';

/** What was signed, and when where the signature says so. */
export interface SignedMessage {
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  /** Seconds since 1970, in cosignatures. */
  readonly time?: number;
}

export const TIME_BYTES = 8;

/** What an Ed25519 cosigner signs (c2sp.org/tlog-cosignature): a header, the time, the text of the checkpoint. */
export function cosignedMessage(text: string, time: number): Uint8Array {
  return utf8ToBytes(`cosignature/v1\ntime ${time}\n${text}`);
}

/** Takes the bytes of a signature line apart, as its key's type asks; undefined where they have another length. */
export function signedMessage(text: string, type: SignatureType, bytes: Uint8Array): SignedMessage | undefined {
  switch (type) {
    case NOTE_SIGNATURE:
      return bytes.length === ED25519_SIGNATURE_BYTES ? { message: utf8ToBytes(text), signature: bytes } : undefined;
    case COSIGNATURE:
      return cosignature(text, bytes);
  }
}

function cosignature(text: string, bytes: Uint8Array): SignedMessage | undefined {
  if (bytes.length !== TIME_BYTES + ED25519_SIGNATURE_BYTES) return undefined;
  const time = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  // Beyond 2^53 the number would not be the one that was signed; no clock of this world says so.
  if (!Number.isSafeInteger(time)) return undefined;
  return { message: cosignedMessage(text, time), signature: bytes.subarray(TIME_BYTES), time };
}
