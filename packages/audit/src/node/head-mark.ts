import { bytesToHex, bytesToUtf8, canonicalJson, isUuid, utf8ToBytes } from '@anlan/core';
import { type ChainHead, isChainHead } from '../chain.ts';
import { type JournalDirectory, withFile } from './directory.ts';
import { damageError, type JournalProblem } from './problem.ts';
import { HEAD_MARK } from './segment-name.ts';
import { writeWholeFile } from './whole-file.ts';

/**
 * A place that the journal is known to have reached (spec/journal.md §4), kept beside the segments and replaced as a
 * whole: at a clean end and at each new segment. A log only grows, so it stays true for ever as a lower bound: an end
 * that is missing or changed below it is damage, and never taken for a torn write.
 */
export interface HeadMark extends ChainHead {
  readonly journalId: string;
}

/** A mark is under 200 bytes; a larger file is none. */
const MAX_MARK_BYTES = 1024;

export async function readHeadMark(directory: JournalDirectory): Promise<HeadMark | undefined> {
  if (!(await directory.names()).includes(HEAD_MARK)) return undefined;
  const bytes = await withFile(await directory.openToRead(HEAD_MARK), (file) => file.read(0, MAX_MARK_BYTES));
  const mark = parseMark(bytes);
  if (mark === undefined) throw wrong('head_mark_damaged', 0);
  return mark;
}

/** Refuses a mark that was taken from another journal. */
export function checkMarkOwner(mark: HeadMark, journalId: string): void {
  if (mark.journalId !== journalId) throw wrong('segment_foreign', mark.seq);
}

/** Durable when it resolves. */
export async function writeHeadMark(directory: JournalDirectory, mark: HeadMark): Promise<void> {
  await writeWholeFile(directory, HEAD_MARK, encodeMark(mark));
}

function encodeMark({ hash, journalId, seq }: HeadMark): Uint8Array {
  return utf8ToBytes(canonicalJson({ hash, journalId, seq }));
}

function parseMark(bytes: Uint8Array): HeadMark | undefined {
  try {
    const value = JSON.parse(bytesToUtf8(bytes)) as Readonly<Record<string, unknown>> | null;
    if (!isChainHead(value) || !hasOwner(value)) return undefined;
    // Nothing but the canonical bytes are a mark: none of them may change unnoticed.
    return bytesToHex(encodeMark(value)) === bytesToHex(bytes) ? value : undefined;
  } catch {
    return undefined;
  }
}

function hasOwner(value: ChainHead): value is HeadMark {
  const { journalId } = value as ChainHead & { readonly journalId?: unknown };
  return typeof journalId === 'string' && isUuid(journalId);
}

function wrong(reason: JournalProblem, seq: number): Error {
  return damageError({ reason, seq, file: HEAD_MARK });
}
