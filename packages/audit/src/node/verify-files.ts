import { isAnlanError } from '@anlan/core';
import type { ChainHead } from '../chain.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { Refuted, Verification } from '../verify/verification.ts';
import { verifyEntries } from '../verify/verify-entries.ts';
import { genesisLink } from './chain-link.ts';
import type { JournalDirectory } from './directory.ts';
import { entryOf } from './frame-entry.ts';
import { walkJournal } from './journal-walk.ts';
import { readLayout } from './layout.ts';
import { nodeDirectory } from './node-directory.ts';
import { type Damage, damageError, type JournalProblem } from './problem.ts';
import { sha256 } from './sha256.ts';

export interface VerifyFilesOptions {
  readonly directory: string;
  /** A head known from elsewhere, which the journal must contain. */
  readonly expectedHead?: ChainHead;
}

/**
 * Verifies the files of a journal without opening it for writing: sums, names, numbers and chain of the files, then
 * the chain again from the content of the records. Never throws, never repairs. For a journal that is being written
 * to, verify `journal.read(1)` instead: files that grow can end in a frame that is not complete yet.
 */
export async function verifyJournalFiles(options: VerifyFilesOptions): Promise<Verification<JournalProblem>> {
  return verifyFilesIn(nodeDirectory(options.directory), options.expectedHead);
}

/** As `verifyJournalFiles`, over any directory. */
export async function verifyFilesIn(
  directory: JournalDirectory,
  expectedHead?: ChainHead,
): Promise<Verification<JournalProblem>> {
  let refutation: Refuted<JournalProblem> | undefined;
  let next = 1;
  async function* entries(): AsyncGenerator<JournalEntry, void, undefined> {
    try {
      for await (const entry of fileEntries(directory, expectedHead)) {
        yield entry;
        next = entry.seq + 1;
      }
    } catch (error) {
      refutation = refutationOf(error, next);
      throw error;
    }
  }
  const verification = await verifyEntries(entries(), expectedHead ? { sha256, expectedHead } : { sha256 });
  return refutation ?? verification;
}

async function* fileEntries(
  directory: JournalDirectory,
  expectedHead: ChainHead | undefined,
): AsyncGenerator<JournalEntry, void, undefined> {
  const layout = await readLayout(directory);
  if (layout === undefined) throw damageError({ reason: 'journal_missing', seq: 1, file: '' });
  const { segments, mark } = layout;
  const expected = [mark, expectedHead].filter((head) => head !== undefined);
  for await (const step of walkJournal({ directory, sha256, segments, after: genesisLink(sha256), expected })) {
    const { link, segment } = step;
    if (step.kind === 'tail') throw damageError({ reason: 'torn_tail', seq: link.seq + 1, file: segment.name });
    const entry = entryOf(step.frame, link);
    if (entry === undefined) throw damageError({ reason: 'record_malformed', seq: link.seq, file: segment.name });
    yield entry;
  }
}

function refutationOf(error: unknown, next: number): Refuted<JournalProblem> {
  if (!isAnlanError(error) || error.code !== 'journal_damaged') {
    return { ok: false, reason: 'files_unreadable', seq: next };
  }
  // `journal_damaged` is only ever made by damageError, from a Damage.
  const { reason, seq } = error.details as unknown as Damage;
  return { ok: false, reason, seq };
}
