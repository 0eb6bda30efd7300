import type { ChainHead } from '../chain.ts';
import type { EntryProblem } from './problem.ts';

/** What a verification found. Nothing is ever repaired, and the first problem ends it. */
export type Verification<Problem extends string = EntryProblem> = Verified | Refuted<Problem>;

export interface Verified {
  readonly ok: true;
  /** Entries that were verified. */
  readonly count: number;
  /** The last one of them; where there is none, what stands before the first. */
  readonly head: ChainHead;
}

export interface Refuted<Problem extends string> {
  readonly ok: false;
  readonly reason: Problem;
  /** Number of the entry at which it was seen; all entries below are sound. */
  readonly seq: number;
}
