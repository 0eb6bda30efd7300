import { utf8ToBytes } from '@anlan/core';
import { concatBytes } from '../byte-sequence.ts';
import { auditError } from '../errors.ts';
import { formatSignatureLine, isNoteText } from './note.ts';
import { COSIGNATURE, NOTE_SIGNATURE } from './note-key.ts';
import type { NoteSigner } from './note-signer.ts';
import { cosignedMessage, TIME_BYTES } from './signed-message.ts';

/** A note: the text with a signature of each signer, whose keys are of type 0x01. */
export async function signNote(text: string, signers: readonly NoteSigner[]): Promise<string> {
  if (!isNoteText(text)) throw auditError('note_invalid', 'a note is lines of printable text, each ended');
  const lines: string[] = [];
  for (const signer of signers) {
    if (signer.key.type !== NOTE_SIGNATURE) throw auditError('note_key_invalid', 'a cosigner signs no plain notes');
    lines.push(formatSignatureLine(signer.key, await signer.sign(utf8ToBytes(text))));
  }
  return `${text}\n${lines.join('')}`;
}

/**
 * The signature line of a cosigner, whose key is of type 0x04, under the text of a checkpoint.
 * @param time seconds since 1970
 */
export async function cosign(text: string, signer: NoteSigner, time: number): Promise<string> {
  if (!isNoteText(text)) throw auditError('note_invalid', 'a note is lines of printable text, each ended');
  if (signer.key.type !== COSIGNATURE) throw auditError('note_key_invalid', 'a cosigner needs a key of type 0x04');
  if (!Number.isSafeInteger(time) || time < 0) throw auditError('invalid_argument', 'a time is whole seconds');
  const stamp = new Uint8Array(TIME_BYTES);
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time));
  return formatSignatureLine(signer.key, concatBytes([stamp, await signer.sign(cosignedMessage(text, time))]));
}
