import type { Random } from '@anlan/core';
import type { ChainHead, Sha256 } from '../chain.ts';
import { genesisLink, headOf, type Link } from './chain-link.ts';
import type { JournalDirectory } from './directory.ts';
import { type CheckScope, type Inspection, inspectJournal } from './inspection.ts';
import { drawJournalId } from './journal-id.ts';
import { type JournalLayout, readLayout } from './layout.ts';
import { damageError } from './problem.ts';
import { keepTornEnd, removeUnfinished, renewSegment } from './recovery.ts';
import { createSeekIndex, type SeekIndex } from './seek-index.ts';
import { createSegment } from './segment-writer.ts';
import type { Segment } from './segments.ts';

/** What opening a journal found and did. */
export interface OpenReport {
  readonly journalId: string;
  /** There was none in the directory. */
  readonly created: boolean;
  /** It had been closed, and nothing was written since. */
  readonly clean: boolean;
  readonly segments: number;
  readonly head: ChainHead;
  /** Present where the end of the last segment was cut off. */
  readonly torn?: TornEnd;
}

/** The end of a write that was under way when the machine stopped. */
export interface TornEnd {
  readonly segment: string;
  readonly bytes: number;
  /** Number that the first entry in it would have had. */
  readonly seq: number;
  /** File in the same directory that keeps the bytes. */
  readonly keptIn: string;
}

export interface OpeningOptions {
  readonly directory: JournalDirectory;
  readonly random: Random;
  readonly sha256: Sha256;
  readonly scope: CheckScope;
  readonly atLeast: ChainHead | undefined;
}

/** A journal that is sound and certain to its end: the next entry can be written. */
export interface OpenedFiles {
  readonly journalId: string;
  readonly full: readonly Segment[];
  readonly last: Segment;
  readonly head: Link;
  readonly index: SeekIndex;
  readonly report: OpenReport;
}

/**
 * Reads the journal in a directory, or starts one. Refuses with `journal_damaged`, changing nothing, whatever is
 * neither whole nor the trace of an interrupted write.
 */
export async function openFiles(options: OpeningOptions): Promise<OpenedFiles> {
  const layout = await readLayout(options.directory);
  if (layout === undefined) return startJournal(options);
  const { directory, sha256, scope, atLeast } = options;
  const expected = [layout.mark, atLeast].filter((head) => head !== undefined);
  const inspection = await inspectJournal({ directory, layout, sha256, scope, expected });
  await removeUnfinished(directory);
  return isClosed(layout, inspection) ? takeOver(layout, inspection) : recover(directory, layout, inspection);
}

async function startJournal({ directory, random, sha256, atLeast }: OpeningOptions): Promise<OpenedFiles> {
  if (atLeast !== undefined && atLeast.seq > 0) {
    throw damageError({ reason: 'journal_missing', seq: 1, file: '' });
  }
  await removeUnfinished(directory);
  const journalId = drawJournalId(random);
  const head = genesisLink(sha256);
  const last = await createSegment(directory, { journalId, firstSeq: 1, previousHash: head.hash });
  const report = { journalId, created: true, clean: true, segments: 1, head: headOf(head) };
  return { journalId, full: [], last, head, index: createSeekIndex(), report };
}

/** The mark of a clean end is at the very end. */
function isClosed({ mark }: JournalLayout, { head, last, soundBytes }: Inspection): boolean {
  return mark?.seq === head.seq && soundBytes === last.bytes;
}

function takeOver({ journalId, segments }: JournalLayout, { head, full, last, index }: Inspection): OpenedFiles {
  const report = { journalId, created: false, clean: true, segments: segments.length, head: headOf(head) };
  return { journalId, full, last, head, index, report };
}

async function recover(
  directory: JournalDirectory,
  { journalId, segments }: JournalLayout,
  { head, full, last, soundBytes, index }: Inspection,
): Promise<OpenedFiles> {
  const torn = soundBytes < last.bytes ? await cutTorn(directory, { head, last, soundBytes }) : undefined;
  const renewed = await renewSegment(directory, last, soundBytes);
  const found = { journalId, created: false, clean: false, segments: segments.length, head: headOf(head) };
  return { journalId, full, last: renewed, head, index, report: torn === undefined ? found : { ...found, torn } };
}

async function cutTorn(
  directory: JournalDirectory,
  { head, last, soundBytes }: Pick<Inspection, 'head' | 'last' | 'soundBytes'>,
): Promise<TornEnd> {
  const keptIn = await keepTornEnd(directory, last, soundBytes);
  return { segment: last.name, bytes: last.bytes - soundBytes, seq: head.seq + 1, keptIn };
}
