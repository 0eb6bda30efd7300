import type { ChainHead, Sha256 } from '../chain.ts';
import { genesisLink, type Link } from './chain-link.ts';
import type { JournalDirectory } from './directory.ts';
import { walkJournal } from './journal-walk.ts';
import type { JournalLayout } from './layout.ts';
import { beginningOf, createSeekIndex, type SeekIndex } from './seek-index.ts';
import type { Segment } from './segments.ts';

/** `last_segment` reads only the newest segment and the headers of the others: for journals too large to read at start. */
export type CheckScope = 'all' | 'last_segment';

export interface InspectionOptions {
  readonly directory: JournalDirectory;
  readonly layout: JournalLayout;
  readonly sha256: Sha256;
  readonly scope: CheckScope;
  readonly expected: readonly ChainHead[];
}

/** What the entries of a journal come to. */
export interface Inspection {
  readonly head: Link;
  readonly full: readonly Segment[];
  /** With its size on disk, a torn end included. */
  readonly last: Segment;
  /** How much of the last segment is sound. */
  readonly soundBytes: number;
  readonly index: SeekIndex;
}

/** Reads the entries; throws `journal_damaged` where they are not as they were written. Changes nothing. */
export async function inspectJournal(options: InspectionOptions): Promise<Inspection> {
  const { directory, sha256, scope, layout, expected } = options;
  const { segments } = layout;
  const last = segments.at(-1) ?? segments[0];
  const walked = scope === 'all' ? segments : [last];
  const index = createSeekIndex();
  let head = scope === 'all' ? genesisLink(sha256) : beginningOf(last).link;
  let soundBytes = last.bytes;
  for await (const step of walkJournal({ directory, sha256, segments: walked, after: head, expected })) {
    if (step.kind === 'tail') soundBytes = step.position;
    else index.note(step);
    head = step.link;
  }
  return { head, full: segments.slice(0, -1), last, soundBytes, index };
}
