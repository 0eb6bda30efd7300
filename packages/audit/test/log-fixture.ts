import { leafOf } from '../src/bundle/bundle-entry.ts';
import { drawSalt } from '../src/chain.ts';
import type { JournalEntry } from '../src/journal-entry.ts';
import { sha256 } from '../src/node/sha256.ts';
import { formatCheckpoint } from '../src/note/checkpoint.ts';
import { signNote } from '../src/note/sign-note.ts';
import { createMemoryTileStore, type TileStore } from '../src/tree/tile-store.ts';
import { TreeView } from '../src/tree/tree-view.ts';
import { TreeWriter } from '../src/tree/tree-writer.ts';
import { logSigner, ORIGIN } from './note/signers.ts';
import { sampleRecord, seededRandom } from './sample.ts';

const random = seededRandom(99);

/** Entries as a journal has them; every seventh is a state. Their chain hashes are not real. */
export function entriesFrom(from: number, to: number): JournalEntry[] {
  return Array.from({ length: to - from }, (_, n) => {
    const index = from + n;
    const place = { seq: index + 1, hash: '' };
    if (index % 7 === 6) return { type: 'state', ...place, bytes: Uint8Array.of(index % 256, 1) };
    return { type: 'record', ...place, salt: drawSalt(random), record: sampleRecord({ subject: `s-${index}` }) };
  });
}

export interface TestLog {
  readonly entries: readonly JournalEntry[];
  readonly store: TileStore;
  readonly view: (size: number) => TreeView;
  readonly checkpoint: (size: number) => Promise<string>;
}

/** A log whose tree is known at each of these sizes. */
export async function makeLog(sizes: readonly number[]): Promise<TestLog> {
  const store = createMemoryTileStore();
  const writer = await TreeWriter.open({ store, sha256 }, 0);
  const entries = entriesFrom(0, Math.max(...sizes));
  for (const size of sizes) {
    await writer.append(entries.slice(writer.size, size).map((entry) => leafOf(entry, sha256)));
    await writer.flush();
  }
  const view = (size: number): TreeView => new TreeView({ store, sha256, size });
  const checkpoint = async (size: number): Promise<string> =>
    signNote(formatCheckpoint({ origin: ORIGIN, size, root: await view(size).root() }), [logSigner]);
  return { entries, store, view, checkpoint };
}
