import { type Clock, type Random, systemClock } from '@anlan/core';
import { type ChainHead, isChainHead } from '../chain.ts';
import { auditError } from '../errors.ts';
import type { JournalDirectory } from './directory.ts';
import type { CheckScope } from './inspection.ts';
import type { Journal } from './journal.ts';
import { type JournalLimits, journalLimits } from './limits.ts';
import { LiveJournal } from './live-journal.ts';
import { makeDirectory, nodeDirectory, realDirectory } from './node-directory.ts';
import { type OpenReport, openFiles } from './opening.ts';
import { openSegmentWriter } from './segment-writer.ts';
import { sha256 } from './sha256.ts';

export interface JournalOptions {
  readonly random: Random;
  /** Only for the time of a failure in the status. */
  readonly clock?: Clock;
  readonly limits?: Partial<JournalLimits>;
  /** How much is read before the journal counts as sound. Default `all`. */
  readonly check?: CheckScope;
  /** A place that the journal is known to have reached, e.g. by the newest record of a copy: less is refused. */
  readonly atLeast?: ChainHead;
}

export interface OpenJournalOptions extends JournalOptions {
  /** Made where it does not exist. */
  readonly directory: string;
}

export interface OpenedJournal {
  readonly journal: Journal;
  readonly report: OpenReport;
}

/**
 * Opens the journal in a directory, or starts one there. Rejects with `journal_damaged` (and a `JournalProblem` as
 * `details.reason`) where the files are not one whole journal; only the end of an interrupted write is cut off, kept
 * aside and reported. One process must not open a directory twice; keeping other processes away is the caller's task.
 */
export async function openJournal(options: OpenJournalOptions): Promise<OpenedJournal> {
  await makeDirectory(options.directory);
  const release = await occupy(options.directory);
  try {
    return await openJournalIn(nodeDirectory(options.directory), { ...options, release });
  } catch (error) {
    release();
    throw error;
  }
}

/** As `openJournal`, over any directory. */
export async function openJournalIn(
  directory: JournalDirectory,
  options: JournalOptions & { readonly release?: () => void },
): Promise<OpenedJournal> {
  const { random, atLeast, clock = systemClock, check: scope = 'all', release = () => undefined } = options;
  const limits = journalLimits(options.limits);
  if (atLeast !== undefined && !isChainHead(atLeast)) throw auditError('invalid_argument', 'atLeast is not a head');
  const { report, ...files } = await openFiles({ directory, random, sha256, scope, atLeast });
  const writer = await openSegmentWriter({ directory, ...files, segmentBytes: limits.segmentBytes });
  return { journal: new LiveJournal({ directory, writer, ...files, sha256, random, clock, limits, release }), report };
}

/** Directories that are open as journals in this process: two writers would overwrite each other's entries. */
const occupied = new Set<string>();

async function occupy(directory: string): Promise<() => void> {
  const path = await realDirectory(directory);
  if (occupied.has(path)) throw auditError('journal_in_use', 'the directory is open as a journal in this process');
  occupied.add(path);
  return () => void occupied.delete(path);
}
