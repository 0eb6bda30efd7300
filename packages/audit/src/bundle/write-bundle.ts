import { bytesToHex, type JsonObject } from '@anlan/core';
import type { Sha256 } from '../chain.ts';
import { auditError } from '../errors.ts';
import { parseCheckpoint } from '../note/checkpoint.ts';
import { parseNote } from '../note/note.ts';
import type { NoteKey } from '../note/note-key.ts';
import { formatVerifierKey } from '../note/verifier-key.ts';
import type { TreeView } from '../tree/tree-view.ts';
import { type BundleEntry, leafOf } from './bundle-entry.ts';
import {
  BUNDLE_FORMAT,
  type BundleLine,
  type BundleScope,
  type EarlierLine,
  formatBundleLine,
  leavesGap,
  type SkipLine,
} from './bundle-line.ts';

export interface BundleOptions {
  /** The tree at the size of the checkpoint. */
  readonly view: TreeView;
  /** The signed note, as it was published. */
  readonly checkpoint: string;
  readonly scope: BundleScope;
  /** By index, each once; in a range all of them. */
  readonly entries: AsyncIterable<BundleEntry> | Iterable<BundleEntry>;
  /** Keys that signed: named for people to compare, trusted by nobody for standing there. */
  readonly keys: readonly NoteKey[];
  /** Older checkpoints that the reader may know from elsewhere. */
  readonly earlier?: readonly string[];
  readonly sha256: Sha256;
}

/**
 * Writes a bundle, line by line (without line ends), in memory that does not grow with it. Rejects with
 * `invalid_argument` where the entries are not in order or leave a gap in the range, and with `outside_tree` where the
 * tree has no such entries. Whether the entries are those of the tree is for `verifyBundle` to say.
 */
export async function* writeBundle(options: BundleOptions): AsyncGenerator<string, void, undefined> {
  const { view, entries } = options;
  const counts = { record: 0, withheld: 0 };
  let at = 0;
  yield formatBundleLine(await manifestOf(options));
  for await (const entry of entries) {
    checkPlace(entry.index, at, options);
    if (entry.index === view.size) throw auditError('outside_tree', `no entry ${entry.index}`);
    if (entry.index > at) yield formatBundleLine(await skipOf(view, at, entry.index));
    yield formatBundleLine(lineOf(entry, options.sha256));
    counts[entry.kind] += 1;
    at = entry.index + 1;
  }
  checkPlace(view.size, at, options);
  if (at < view.size) yield formatBundleLine(await skipOf(view, at, view.size));
  yield formatBundleLine({ type: 'end', records: counts.record, withheld: counts.withheld });
}

async function manifestOf({ view, checkpoint, scope, keys, earlier = [] }: BundleOptions): Promise<BundleLine> {
  if (sizeOf(checkpoint) !== view.size) throw auditError('invalid_argument', 'the checkpoint is of another tree');
  if (scope.mode === 'range' && (scope.from > scope.to || scope.to > view.size)) {
    throw auditError('outside_tree', 'the range is not within the tree');
  }
  const older = await Promise.all(earlier.map((note) => earlierOf(view, note)));
  const named = keys.map(formatVerifierKey);
  return { type: 'manifest', format: BUNDLE_FORMAT, scope, checkpoint, keys: named, earlier: older };
}

async function earlierOf(view: TreeView, checkpoint: string): Promise<EarlierLine> {
  const size = sizeOf(checkpoint);
  // Nothing goes on from nothing: the checkpoint of an empty tree says nothing about a history.
  if (!size) throw auditError('invalid_argument', 'an earlier checkpoint does not read, or is of an empty tree');
  return { checkpoint, proof: (await view.consistencyProof(size)).map(bytesToHex) };
}

function sizeOf(checkpoint: string): number | undefined {
  const note = parseNote(checkpoint);
  return note.ok ? parseCheckpoint(note.value.text)?.size : undefined;
}

/** Whether the next entry, or the end, may stand at this index when everything before `at` is written. */
function checkPlace(index: number, at: number, { view, scope }: BundleOptions): void {
  if (index < at) throw auditError('invalid_argument', 'the entries of a bundle come in order, each once');
  if (index > view.size) throw auditError('outside_tree', `no entry ${index} in a tree of ${view.size}`);
  if (leavesGap(scope, at, index)) throw auditError('invalid_argument', 'entries of the range are missing');
}

async function skipOf(view: TreeView, from: number, to: number): Promise<SkipLine> {
  return { type: 'skip', from, to, hashes: (await view.coverHashes(from, to)).map(bytesToHex) };
}

function lineOf(entry: BundleEntry, sha256: Sha256): BundleLine {
  const { index } = entry;
  switch (entry.kind) {
    case 'record': {
      const { record, salt } = entry;
      const leaf = leafOf({ type: 'record', seq: index + 1, hash: '', salt, record }, sha256);
      // A record holds JSON only; its interface just lacks the index signature.
      const json = record as unknown as JsonObject;
      return { type: 'record', index, leaf: bytesToHex(leaf), salt: bytesToHex(salt), record: json };
    }
    case 'withheld':
      return { type: 'withheld', index, leaf: bytesToHex(entry.leaf), reason: entry.reason };
  }
}
