import { err, ok, type Result } from '@anlan/core';
import { parseSize } from '../note/checkpoint.ts';
import type { VerifyEd25519 } from '../note/ed25519.ts';
import { formatSignatureLine, parseNote, parseSignatureLines } from '../note/note.ts';
import type { NoteKey } from '../note/note-key.ts';
import { verifySignatures } from '../note/verify-note.ts';
import type { TreeView } from '../tree/tree-view.ts';
import { formatWitnessRequest } from './witness-request.ts';

/** A witness that the log asks. */
export interface WitnessEndpoint {
  /** The submission prefix of c2sp.org/tlog-witness, without a slash at its end. */
  readonly url: string;
  readonly key: NoteKey;
}

/** One POST of text. The caller bounds time and the length of the answer. */
export type PostText = (url: string, body: string) => Promise<{ readonly status: number; readonly body: string }>;

export type WitnessFailure =
  /** No answer. */
  | { readonly reason: 'witness_unreachable' }
  /** The witness has cosigned a larger tree than this: the log, or its storage, was put back to an older state. */
  | { readonly reason: 'witness_ahead'; readonly size: number }
  /** The witness has seen another history of this log. */
  | { readonly reason: 'witness_disagrees' }
  /** Any other refusal, or an answer that none is. */
  | { readonly reason: 'witness_refused'; readonly status: number }
  /** The answer holds no cosignature of the witness's key over this checkpoint. */
  | { readonly reason: 'cosignature_invalid' };

export interface CosignatureRequest {
  readonly witness: WitnessEndpoint;
  /** The signed note. */
  readonly checkpoint: string;
  /** The tree of the checkpoint. */
  readonly view: TreeView;
  /** The tree that the witness is believed to have cosigned last; 0 where nothing is known. */
  readonly old: number;
  readonly post: PostText;
  readonly ed25519: VerifyEd25519;
}

/**
 * Asks a witness to cosign a checkpoint, once more where it names another tree than it was believed to know. The
 * answer comes from the witness: only lines of its own key that verify are taken, ended and ready to stand in the note.
 */
export async function requestCosignature(request: CosignatureRequest): Promise<Result<string, WitnessFailure>> {
  const first = await submit(request, request.old);
  const known = first.status === 409 ? parseSize(first.body.replace(/\n$/, '')) : undefined;
  if (known === undefined) return judge(first, request);
  if (known > request.view.size) return err({ reason: 'witness_ahead', size: known });
  return judge(await submit(request, known), request);
}

/** Status 0: there was no answer. */
async function submit({ witness, checkpoint, view, post }: CosignatureRequest, old: number): ReturnType<PostText> {
  const proof = await view.consistencyProof(Math.min(old, view.size));
  try {
    return await post(`${witness.url}/add-checkpoint`, formatWitnessRequest(old, proof, checkpoint));
  } catch {
    return { status: 0, body: '' };
  }
}

async function judge(
  { status, body }: { readonly status: number; readonly body: string },
  request: CosignatureRequest,
): Promise<Result<string, WitnessFailure>> {
  if (status === 0) return err({ reason: 'witness_unreachable' });
  if (status === 422) return err({ reason: 'witness_disagrees' });
  if (status !== 200) return err({ reason: 'witness_refused', status });
  const line = await ownLine(body, request);
  return line === undefined ? err({ reason: 'cosignature_invalid' }) : ok(line);
}

async function ownLine(
  body: string,
  { checkpoint, witness, ed25519 }: CosignatureRequest,
): Promise<string | undefined> {
  const note = parseNote(checkpoint);
  const lines = parseSignatureLines(body);
  if (!note.ok || !lines.ok) return undefined;
  for (const signature of lines.value) {
    const alone = { text: note.value.text, signatures: [signature] };
    const verified = await verifySignatures(alone, [witness.key], ed25519);
    if (verified.ok && verified.value.length > 0) return formatSignatureLine(witness.key, signature.bytes);
  }
  return undefined;
}
