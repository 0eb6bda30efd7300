import type { ChainHead, Sha256 } from '../chain.ts';
import { genesisLink, type Link } from './chain-link.ts';
import type { JournalDirectory } from './directory.ts';
import { walkJournal } from './journal-walk.ts';
import type { JournalLayout } from './layout.ts';
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
}

/** Reads the entries; throws `journal_damaged` where they are not as they were written. Changes nothing. */
export async function inspectJournal(options: InspectionOptions): Promise<Inspection> {
  const { directory, sha256, scope, layout, expected } = options;
  const { segments } = layout;
  const last = segments.at(-1) ?? segments[0];
  let head = scope === 'all' ? genesisLink(sha256) : linkBefore(last);
  let soundBytes = last.bytes;
  const walked = scope === 'all' ? segments : [last];
  for await (const step of walkJournal({ directory, sha256, segments: walked, after: head, expected })) {
    if (step.kind === 'entry') head = step.link;
    else soundBytes = step.position;
  }
  return { head, full: segments.slice(0, -1), last, soundBytes };
}

/** What a segment's header says of the entry before it. */
export function linkBefore(segment: Segment): Link {
  return { seq: segment.header.firstSeq - 1, hash: segment.header.previousHash };
}
