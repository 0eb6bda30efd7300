import { decodeBase64, encodeBase64 } from '../base64.ts';
import { auditError } from '../errors.ts';
import { isHash } from '../tree/node-hash.ts';
import { isNoteText } from './note.ts';

/** What a log says by signing: at this size my tree has this root (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  /** Names the log: a URL without its scheme. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

const DECIMAL = /^(?:0|[1-9][0-9]{0,15})$/;

/** The text that the log signs. We write no extension lines: nobody could audit them. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${encodeBase64(root)}\n`;
  if (parseCheckpoint(text) === undefined || !isNoteText(text)) {
    throw auditError('note_invalid', 'a checkpoint has an origin of one line, a size and a root of 32 bytes');
  }
  return text;
}

/**
 * Reads the text of a checkpoint, signed or not; undefined where it is none. Extension lines of other logs are let
 * pass: they are part of what is signed and mean nothing here.
 */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, size, root, ...others] = text.split('\n');
  if (!origin || others.pop() !== '' || others.includes('')) return undefined;
  const count = parseSize(size ?? '');
  const hash = decodeBase64(root ?? '');
  return count !== undefined && isHash(hash) ? { origin, size: count, root: hash } : undefined;
}

/** A whole number in decimal digits without zeros in front; undefined for anything else and beyond 2^53. */
export function parseSize(text: string): number | undefined {
  const size = DECIMAL.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(size) ? size : undefined;
}
