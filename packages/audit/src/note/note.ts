import { bytesToHex, err, ok, type Result } from '@anlan/core';
import { decodeBase64, encodeBase64 } from '../base64.ts';
import { concatBytes } from '../byte-sequence.ts';
import { isKeyName, type NoteKey } from './note-key.ts';

/** One line of signature; what it says is not checked. */
export interface NoteSignature {
  readonly name: string;
  /** Eight lower-case hex digits. */
  readonly keyId: string;
  /** What follows the key id: the signature, in a cosignature behind eight bytes of time. */
  readonly bytes: Uint8Array;
}

/** A note that reads. Its text means nothing until a signature of a trusted key was verified. */
export interface Note {
  /** Ends with a line end. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export type NoteProblem =
  /** Not in the form of c2sp.org/signed-note. */
  | 'note_malformed'
  /** Longer, or with more signatures, than a note of a log ever is. */
  | 'note_too_large';

/** Room for sixteen post-quantum signatures, which verifiers must accept (c2sp.org/signed-note). */
const MAX_NOTE = 256 * 1024;
const MAX_SIGNATURES = 100;
const SIGNATURE_LINE = /^— ([^ ]+) ([A-Za-z0-9+/]+=*)$/u;
const KEY_ID_BYTES = 4;

/** Reads a note of anybody's. Never throws. */
export function parseNote(note: string): Result<Note, NoteProblem> {
  if (note.length > MAX_NOTE) return err('note_too_large');
  const end = note.lastIndexOf('\n\n');
  if (end < 1 || !isPrintable(note)) return err('note_malformed');
  const signatures = parseSignatureLines(note.slice(end + 2));
  return signatures.ok ? ok({ text: note.slice(0, end + 1), signatures: signatures.value }) : signatures;
}

/** Reads lines of signatures, at least one, each with its line end: the end of a note, or a witness's answer. */
export function parseSignatureLines(lines: string): Result<readonly NoteSignature[], NoteProblem> {
  if (lines.length > MAX_NOTE) return err('note_too_large');
  const split = lines.split('\n', MAX_SIGNATURES + 2);
  if (split.length > MAX_SIGNATURES + 1) return err('note_too_large');
  if (split.pop() !== '' || split.length === 0) return err('note_malformed');
  const signatures = split.map(parseSignatureLine).filter((signature) => signature !== undefined);
  return signatures.length === split.length ? ok(signatures) : err('note_malformed');
}

/** One line, with its line end. */
export function formatSignatureLine(key: Pick<NoteKey, 'name' | 'id'>, bytes: Uint8Array): string {
  const id = [0, 2, 4, 6].map((at) => Number.parseInt(key.id.slice(at, at + 2), 16));
  return `— ${key.name} ${encodeBase64(concatBytes([Uint8Array.from(id), bytes]))}\n`;
}

/** Whether a text can be signed: it ends its last line and holds no controls but line ends, and no half surrogates. */
export function isNoteText(text: string): boolean {
  return text.length > 1 && text.length < MAX_NOTE && text.endsWith('\n') && isPrintable(text);
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
  if (name === undefined || encoded === undefined || !isKeyName(name)) return undefined;
  const bytes = decodeBase64(encoded);
  if (bytes === undefined || bytes.length <= KEY_ID_BYTES) return undefined;
  return { name, keyId: bytesToHex(bytes.subarray(0, KEY_ID_BYTES)), bytes: bytes.slice(KEY_ID_BYTES) };
}

/** Valid UTF-8 (which half a surrogate pair has none of), and nothing below U+0020 but line ends. */
function isPrintable(text: string): boolean {
  if (/\p{Cs}/u.test(text)) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 && code !== 0x0a) return false;
  }
  return true;
}
