import { err, ok, type Result } from '@anlan/core';
import type { VerifyEd25519 } from './ed25519.ts';
import { type Note, type NoteProblem, type NoteSignature, parseNote } from './note.ts';
import type { NoteKey } from './note-key.ts';
import { signedMessage } from './signed-message.ts';

export type SignatureProblem =
  | NoteProblem
  /** A line that names a trusted key does not verify: the whole note is refused. */
  | 'signature_invalid'
  /** No line names a trusted key. */
  | 'signature_missing'
  /** The Ed25519 function that was passed in failed. */
  | 'signature_check_failed';

/** A signature of a trusted key that holds. */
export interface VerifiedSignature {
  readonly key: NoteKey;
  /** Seconds since 1970, in cosignatures: what the cosigner's clock said. */
  readonly time?: number;
}

export interface VerifiedNote {
  readonly text: string;
  readonly verified: readonly VerifiedSignature[];
}

/**
 * Reads a note of anybody's and checks every signature of the keys that the caller trusts; lines of other keys are
 * ignored (c2sp.org/signed-note). Never throws.
 */
export async function verifyNote(
  note: string,
  trusted: readonly NoteKey[],
  ed25519: VerifyEd25519,
): Promise<Result<VerifiedNote, SignatureProblem>> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const verified = await verifySignatures(parsed.value, trusted, ed25519);
  if (!verified.ok) return verified;
  return verified.value.length > 0
    ? ok({ text: parsed.value.text, verified: verified.value })
    : err('signature_missing');
}

/** As `verifyNote`, for a note that was read already; that no line names a trusted key is no problem here. */
export async function verifySignatures(
  note: Note,
  trusted: readonly NoteKey[],
  ed25519: VerifyEd25519,
): Promise<Result<readonly VerifiedSignature[], SignatureProblem>> {
  const verified: VerifiedSignature[] = [];
  for (const signature of note.signatures) {
    const key = trusted.find(({ name, id }) => name === signature.name && id === signature.keyId);
    if (key === undefined) continue;
    const found = await verifySignature(note.text, signature, key, ed25519);
    if (!found.ok) return found;
    verified.push(found.value);
  }
  return ok(verified);
}

async function verifySignature(
  text: string,
  { bytes }: NoteSignature,
  key: NoteKey,
  ed25519: VerifyEd25519,
): Promise<Result<VerifiedSignature, SignatureProblem>> {
  const signed = signedMessage(text, key.type, bytes);
  if (signed === undefined) return err('signature_invalid');
  try {
    // A function of the caller's: only `true` is a yes.
    const holds: unknown = await ed25519(key.publicKey, signed.message, signed.signature);
    if (holds !== true) return err('signature_invalid');
  } catch {
    return err('signature_check_failed');
  }
  return ok(signed.time === undefined ? { key } : { key, time: signed.time });
}
