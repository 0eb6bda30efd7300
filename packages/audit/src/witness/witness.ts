import { bytesToHex, type Clock, hexToBytes } from '@anlan/core';
import type { Sha256 } from '../chain.ts';
import { auditError } from '../errors.ts';
import type { VerifyEd25519 } from '../note/ed25519.ts';
import { COSIGNATURE, type NoteKey } from '../note/note-key.ts';
import type { NoteSigner } from '../note/note-signer.ts';
import { cosign } from '../note/sign-note.ts';
import { verifySignatures } from '../note/verify-note.ts';
import { EMPTY_TREE_INPUT } from '../tree/node-hash.ts';
import { verifyConsistency } from '../verify/verify-consistency.ts';
import { parseWitnessRequest, type WitnessRequest } from './witness-request.ts';
import type { WitnessedTree, WitnessStore } from './witness-store.ts';

/** A log that a witness watches. */
export interface WatchedLog {
  readonly origin: string;
  readonly keys: readonly NoteKey[];
}

export interface WitnessOptions {
  readonly store: WitnessStore;
  /** Signs cosignatures: its key is of type 0x04, and used for nothing else. */
  readonly signer: NoteSigner;
  readonly trustedLogs: readonly WatchedLog[];
  readonly clock: Clock;
  readonly sha256: Sha256;
  readonly ed25519: VerifyEd25519;
}

/** What is to be answered over HTTP. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly contentType: string;
  readonly body: string;
}

export interface Witness {
  /** Answers the body of POST …/add-checkpoint, from anybody. Rejects only where the store or the signer fails. */
  addCheckpoint(body: string): Promise<WitnessAnswer>;
}

/** Watches logs and cosigns what goes on from what it has cosigned before (c2sp.org/tlog-witness v1.0.0). */
export function createWitness(options: WitnessOptions): Witness {
  if (options.signer.key.type !== COSIGNATURE) {
    throw auditError('note_key_invalid', 'a witness signs with a key of type 0x04');
  }
  return { addCheckpoint: (body) => addCheckpoint(body, options) };
}

async function addCheckpoint(body: string, options: WitnessOptions): Promise<WitnessAnswer> {
  const request = parseWitnessRequest(body);
  if (request === undefined) return refusal(400, 'request_malformed');
  const { origin, size } = request.checkpoint;
  const log = options.trustedLogs.find((watched) => watched.origin === origin);
  if (log === undefined) return refusal(404, 'log_unknown');
  const signatures = await verifySignatures(request.note, log.keys, options.ed25519);
  if (!signatures.ok) return refusal(403, signatures.error);
  if (signatures.value.length === 0) return refusal(403, 'signature_missing');
  if (request.old > size) return refusal(400, 'old_size_larger');
  return advance(request, options);
}

/** From here on the checkpoint is the log's own: what remains is whether it goes on from what the witness knows. */
async function advance(request: WitnessRequest, options: WitnessOptions): Promise<WitnessAnswer> {
  const { checkpoint, note, old } = request;
  const { store, clock, signer } = options;
  const known = await store.latest(checkpoint.origin);
  if (old !== (known?.size ?? 0)) return conflict(known);
  const problem = await inconsistency(request, known, options);
  if (problem !== undefined) return refusal(422, problem);
  // A cosignature says that this was the newest tree at its time, so the times of one log never run backwards.
  const time = Math.max(Math.floor(clock.now() / 1000), known?.time ?? 0);
  const next = { size: checkpoint.size, root: bytesToHex(checkpoint.root), time };
  const replaced = await store.replace(checkpoint.origin, known, next);
  if (!replaced) return conflict(await store.latest(checkpoint.origin));
  return { status: 200, contentType: 'text/plain; charset=utf-8', body: await cosign(note.text, signer, time) };
}

async function inconsistency(
  { checkpoint, proof, old }: WitnessRequest,
  known: WitnessedTree | undefined,
  { sha256 }: WitnessOptions,
): Promise<string | undefined> {
  const root = bytesToHex(checkpoint.root);
  if (checkpoint.size === 0 && root !== bytesToHex(sha256(EMPTY_TREE_INPUT))) return 'root_mismatch';
  if (old === 0) return proof.length === 0 ? undefined : 'proof_wrong_length';
  const older = { size: old, root: hexToBytes(known?.root ?? '') ?? new Uint8Array(0) };
  return verifyConsistency(older, checkpoint, proof, sha256);
}

function conflict(known: WitnessedTree | undefined): WitnessAnswer {
  return { status: 409, contentType: 'text/x.tlog.size', body: `${known?.size ?? 0}\n` };
}

function refusal(status: 400 | 403 | 404 | 422, code: string): WitnessAnswer {
  return { status, contentType: 'text/plain; charset=utf-8', body: `${code}\n` };
}
