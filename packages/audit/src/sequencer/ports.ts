/** Where the leaves come from: a journal, or the table of a database, in the one order that they have. */
export interface LeafSource {
  /**
   * Leaf data (32 bytes) from an index on, up to the last durable leaf when iteration begins. The same index gives the
   * same leaf at every call, for ever.
   */
  from(index: number): AsyncIterable<Uint8Array>;
}

/** Keeps the newest checkpoint. It must be as durable as the leaves: it is what shows a rollback of the tiles. */
export interface CheckpointStore {
  latest(): Promise<string | undefined>;
  /** All or nothing, in one step, and durable when it resolves. */
  publish(next: NextCheckpoint): Promise<PublishOutcome>;
}

export interface NextCheckpoint {
  readonly note: string;
  /** The note that must be the newest one still; undefined where there must be none. */
  readonly after: string | undefined;
  /** Of the lease under which the note was made; a store that has seen a higher one refuses. */
  readonly token: number;
}

export type PublishOutcome =
  | 'published'
  /** Another note is the newest. */
  | 'moved'
  /** A higher token was seen: the lease has gone to somebody else. */
  | 'fenced';

/** Only one process may sequence. */
export interface Lease {
  /**
   * Takes or renews the lease: its fencing token, which is higher than that of every holder before; undefined while
   * somebody else holds it.
   */
  token(): Promise<number | undefined>;
}

/** The lease of a process that has its storage for itself (embedded mode: the lock file keeps others away). */
export const soleHolder: Lease = { token: async () => 1 };

/** A checkpoint store in memory, for tests and for trees that are made anew at each start. */
export function createMemoryCheckpointStore(note?: string): CheckpointStore {
  let newest = note;
  let highest = Number.NEGATIVE_INFINITY;
  return {
    latest: async () => newest,
    publish: async ({ note: next, after, token }) => {
      if (token < highest) return 'fenced';
      highest = token;
      if (after !== newest) return 'moved';
      newest = next;
      return 'published';
    },
  };
}
