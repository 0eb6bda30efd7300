import { isAnlanError } from '@anlan/core';
import { sameBytes } from '../byte-sequence.ts';
import type { Sha256 } from '../chain.ts';
import { auditError } from '../errors.ts';
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.ts';
import type { VerifyEd25519 } from '../note/ed25519.ts';
import type { NoteKey } from '../note/note-key.ts';
import { verifyNote } from '../note/verify-note.ts';
import { decodeEntryTile } from '../tree/entry-tile.ts';
import { TILE_WIDTH } from '../tree/tile-path.ts';
import { loadTile } from '../tree/tile-reader.ts';
import type { TileStore } from '../tree/tile-store.ts';
import { TreeWriter } from '../tree/tree-writer.ts';
import type { LeafSource } from './ports.ts';

export interface ResumeOptions {
  readonly origin: string;
  readonly leaves: LeafSource;
  readonly tiles: TileStore;
  readonly sha256: Sha256;
  readonly ed25519: VerifyEd25519;
  /** Keys that the log signs with, or did. */
  readonly keys: readonly NoteKey[];
}

/**
 * Takes the tree up where the newest checkpoint says that it is, after holding that against tiles and leaves. Whatever
 * lies in the tiles behind it was never signed and is written again.
 *
 * Rejects with `tree_rolled_back` where more was signed than there is, `tree_damaged` where the tiles give another root
 * or the note is not ours, `leaves_diverged` where the newest leaves are not those of the tree.
 */
export async function resumeTree(note: string | undefined, options: ResumeOptions): Promise<TreeWriter> {
  const { tiles: store, sha256 } = options;
  if (note === undefined) return TreeWriter.open({ store, sha256 }, 0);
  const { size, root } = await readOwn(note, options);
  const writer = await openAt(size, options);
  if (!sameBytes(writer.root(), root))
    throw auditError('tree_damaged', `the tiles do not give the root signed at ${size}`);
  await checkLeaves(size, options);
  return writer;
}

async function readOwn(note: string, { keys, ed25519, origin }: ResumeOptions): Promise<Checkpoint> {
  const verified = await verifyNote(note, keys, ed25519);
  const checkpoint = verified.ok ? parseCheckpoint(verified.value.text) : undefined;
  if (checkpoint?.origin === origin) return checkpoint;
  const reason = verified.ok ? 'log_unknown' : verified.error;
  throw auditError('tree_damaged', 'the newest checkpoint is not one of this log', { details: { reason } });
}

async function openAt(size: number, { tiles: store, sha256 }: ResumeOptions): Promise<TreeWriter> {
  try {
    return await TreeWriter.open({ store, sha256 }, size);
  } catch (cause) {
    if (!isAnlanError(cause) || cause.code !== 'tile_missing') throw cause;
    throw auditError('tree_rolled_back', `a tree of ${size} was signed, and the tiles hold less`, { cause });
  }
}

/** Compares the newest leaves, up to one tile of them: what a restored journal or database differs in. */
async function checkLeaves(size: number, { leaves, tiles }: ResumeOptions): Promise<void> {
  if (size === 0) return;
  const index = Math.floor((size - 1) / TILE_WIDTH);
  const first = index * TILE_WIDTH;
  const tile = decodeEntryTile(await loadTile(tiles, { level: 'entries', index, width: size - first })) ?? [];
  let at = first;
  for await (const leaf of leaves.from(first)) {
    const known = tile[at - first];
    if (known === undefined) break;
    if (!sameBytes(leaf, known)) throw auditError('leaves_diverged', `leaf ${at} is not that of the signed tree`);
    at += 1;
  }
  if (at < size) throw auditError('tree_rolled_back', `a tree of ${size} was signed, and there are ${at} leaves`);
}
