import { bytesToHex } from '@anlan/core';
import type { ChainHead } from '../chain.ts';
import type { Link } from './chain-link.ts';
import { damageError } from './problem.ts';
import { type WalkOptions, type WalkStep, walkSegments } from './segment-walk.ts';

export interface JournalWalkOptions extends WalkOptions {
  /** Heads known from elsewhere: the head mark, a copy of the records, another party. Those before `after` say nothing. */
  readonly expected: readonly ChainHead[];
}

/**
 * Walks segments and holds what it finds against the expected heads. Throws `journal_damaged` where one has another
 * hash or is not reached: what was known to be durable is no torn tail, whatever it looks like.
 */
export async function* walkJournal(options: JournalWalkOptions): AsyncGenerator<WalkStep, void, undefined> {
  const file = options.segments.at(-1)?.name ?? '';
  let link = options.after;
  checkHash(link, options.expected, file);
  for await (const step of walkSegments(options)) {
    if (step.kind === 'entry') {
      link = step.link;
      checkHash(link, options.expected, file);
    } else if (isMissing(link, options.expected)) {
      throw damageError({ reason: 'frame_damaged', seq: link.seq + 1, file });
    }
    yield step;
  }
  if (isMissing(link, options.expected)) throw damageError({ reason: 'truncated', seq: link.seq + 1, file });
}

function checkHash(link: Link, expected: readonly ChainHead[], file: string): void {
  for (const head of expected) {
    if (head.seq !== link.seq || head.hash === bytesToHex(link.hash)) continue;
    throw damageError({ reason: 'head_mismatch', seq: link.seq, file });
  }
}

function isMissing(link: Link, expected: readonly ChainHead[]): boolean {
  return expected.some((head) => head.seq > link.seq);
}
