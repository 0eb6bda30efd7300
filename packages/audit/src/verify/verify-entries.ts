import { bytesToHex, hexToBytes } from '@anlan/core';
import { type ChainHead, genesisInput, isChainHead, linkInput } from '../chain.ts';
import type { JournalEntry } from '../journal-entry.ts';
import { leafInput } from './entry-leaf.ts';
import { type HashFunction, tryHash } from './hash-function.ts';
import { type EntryProblem, misplaced } from './problem.ts';
import type { Refuted, Verification } from './verification.ts';

export interface VerifyOptions {
  readonly sha256: HashFunction;
  /** A head that is known from elsewhere; the entries must reach it and have this hash there. They may go on. */
  readonly expectedHead?: ChainHead;
  /** The head after which the entries begin; without it they begin with the first entry of a log. */
  readonly after?: ChainHead;
}

interface Link {
  readonly seq: number;
  readonly hash: Uint8Array;
}

/**
 * Verifies a run of entries: numbers without a gap, each hash made anew from the content and the hash before. The
 * entries may come from anybody; this never throws. It answers whether they are one unbroken chain, and with
 * `expectedHead` whether it is the chain that the head was taken from. Without a head from elsewhere, a chain that was
 * rewritten from some entry to its end verifies too: whoever keeps a log can do that, so heads must be kept by others.
 */
export async function verifyEntries(
  entries: Iterable<JournalEntry> | AsyncIterable<JournalEntry>,
  options: VerifyOptions,
): Promise<Verification> {
  const { sha256, expectedHead } = options;
  if (!areHeads(options)) return refuted('head_malformed', 0);
  const start = await startLink(options);
  if (start === undefined) return refuted('hash_failed', 0);
  let link = start;
  try {
    for await (const entry of entries) {
      if (isOtherHead(link, expectedHead)) break;
      const next = await follow(link, entry, sha256);
      if ('ok' in next) return next;
      link = next;
    }
  } catch {
    return refuted('entries_unreadable', link.seq + 1);
  }
  return conclude(start, link, expectedHead);
}

function areHeads({ after, expectedHead }: VerifyOptions): boolean {
  if (after !== undefined && !isChainHead(after)) return false;
  if (expectedHead === undefined) return true;
  return isChainHead(expectedHead) && expectedHead.seq >= (after?.seq ?? 0);
}

async function startLink({ after, sha256 }: VerifyOptions): Promise<Link | undefined> {
  const hash = after === undefined ? await tryHash(sha256, genesisInput()) : hexToBytes(after.hash);
  return hash && { seq: after?.seq ?? 0, hash };
}

/** The link that this entry makes, or what is wrong with it. */
async function follow(previous: Link, entry: unknown, sha256: HashFunction): Promise<Link | Refuted<EntryProblem>> {
  const seq = previous.seq + 1;
  if (!isObject(entry) || !Number.isSafeInteger(entry.seq)) return refuted('entry_malformed', seq);
  if (entry.seq !== seq) return refuted(misplaced(entry.seq as number, seq), seq);
  const made = leafInput(entry);
  if (!made.ok) return refuted(made.reason, seq);
  const leaf = await tryHash(sha256, made.input);
  const hash = leaf && (await tryHash(sha256, linkInput(previous.hash, seq, leaf)));
  if (hash === undefined) return refuted('hash_failed', seq);
  if (entry.hash !== bytesToHex(hash)) return refuted('hash_mismatch', seq);
  return { seq, hash };
}

/** The loop stops where the expected head does not fit, so that `last` is either that place or the end. */
function conclude(start: Link, last: Link, expected: ChainHead | undefined): Verification {
  if (isOtherHead(last, expected)) return refuted('head_mismatch', last.seq);
  if (expected !== undefined && expected.seq > last.seq) return refuted('truncated', last.seq + 1);
  return { ok: true, count: last.seq - start.seq, head: { seq: last.seq, hash: bytesToHex(last.hash) } };
}

function isOtherHead(link: Link, expected: ChainHead | undefined): boolean {
  return expected !== undefined && link.seq === expected.seq && bytesToHex(link.hash) !== expected.hash;
}

function refuted(reason: EntryProblem, seq: number): Refuted<EntryProblem> {
  return { ok: false, reason, seq };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
