import { decodeBase64, encodeBase64 } from '../base64.ts';
import { type Checkpoint, parseCheckpoint, parseSize } from '../note/checkpoint.ts';
import { type Note, parseNote } from '../note/note.ts';
import { isHash } from '../tree/node-hash.ts';

/** What a log asks of a witness (c2sp.org/tlog-witness, add-checkpoint). */
export interface WitnessRequest {
  /** The tree that the witness is believed to know; 0 for none. */
  readonly old: number;
  /** That the tree of the checkpoint goes on from the old one. */
  readonly proof: readonly Uint8Array[];
  readonly note: Note;
  readonly checkpoint: Checkpoint;
}

const OLD = 'old ';
const MAX_PROOF = 63;
const MAX_BODY = 512 * 1024;

/** The body of a request. */
export function formatWitnessRequest(old: number, proof: readonly Uint8Array[], checkpoint: string): string {
  return `${OLD}${old}\n${proof.map((hash) => `${encodeBase64(hash)}\n`).join('')}\n${checkpoint}`;
}

/** Reads a body of anybody's; undefined where it is none. Never throws. */
export function parseWitnessRequest(body: string): WitnessRequest | undefined {
  const end = body.indexOf('\n\n');
  if (end < 0 || body.length > MAX_BODY) return undefined;
  const [first = '', ...lines] = body.slice(0, end).split('\n');
  const old = first.startsWith(OLD) ? parseSize(first.slice(OLD.length)) : undefined;
  const proof = lines.length > MAX_PROOF ? [undefined] : lines.map(decodeBase64);
  const note = parseNote(body.slice(end + 2));
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : undefined;
  if (old === undefined || !proof.every(isHash) || !note.ok || checkpoint === undefined) return undefined;
  return { old, proof, note: note.value, checkpoint };
}
