import { serverError } from '../errors.ts';
import type { Durable, JournalCopy } from '../storage/journal-copy.ts';
import { BATCH, type JournalSource, readBatch } from './journal-batch.ts';
import { createPause } from './pause.ts';

/** Carries durable entries over into the database, in order, in batches; a database that is away is tried again. */
export interface Projection {
  /** Takes note of an entry that is durable in the journal. */
  add(entry: Durable): void;
  /**
   * Resolves to true when everything added before is in the database; to false when that took longer than `patience`
   * ms, or when the database was tried anew and does not answer.
   */
  settled(patience: number): Promise<boolean>;
  /** Entries that are durable in the journal and not yet in the database. */
  behind(): number;
  /** Ends the tries. What is not carried over by then is carried over at the next start. */
  close(): Promise<void>;
}

export interface ProjectionOptions extends JournalSource {
  readonly copy: JournalCopy;
  /** Last sequence number that the database already holds. */
  readonly from: number;
  /** Entries that are kept in memory; further ones are read again from the journal when their turn comes. */
  readonly window?: number;
  /** Called when the database stops answering, with the error, and when it answers again, without one. */
  readonly onState?: (failure: unknown) => void;
  /** Waits before the next try; the last one is repeated. */
  readonly retryMs?: readonly number[];
}

/** A database that is away must not cost memory without bound. */
const WINDOW = 5_000;
const RETRY_MS: readonly number[] = [100, 250, 500, 1_000, 2_000, 5_000];

export function createProjection(options: ProjectionOptions): Projection {
  const { copy, journal, onState = () => undefined, window = WINDOW, retryMs = RETRY_MS } = options;
  const { journalId } = journal.status();
  const pause = createPause();
  const watchers = new Set<Watcher>();
  /** Oldest first. Where entries are missing between `applied` and the first one, they are read from the journal. */
  let waiting: Durable[] = [];
  let newest = options.from;
  let applied = options.from;
  let working: Promise<void> | undefined;
  let closing = false;

  const tell = (news: 'moved' | 'away'): void => {
    for (const watcher of [...watchers]) watcher(news);
  };
  const moveTo = (seq: number): void => {
    applied = seq;
    waiting = waiting.filter((entry) => entry.seq > seq);
    tell('moved');
  };
  const carryOver = async (): Promise<void> => {
    const inMemory = following(waiting, applied);
    const batch = inMemory.length > 0 ? inMemory : await readBatch(options, applied + 1);
    const last = batch.at(-1);
    if (last === undefined) throw serverError('database_failed', `the journal does not give entry ${applied + 1}`);
    await copy.apply(journalId, batch);
    moveTo(last.seq);
  };
  const work = async (): Promise<void> => {
    let failures = 0;
    while (applied < newest && !(closing && failures > 0)) {
      try {
        // After a failure the database may stand elsewhere: a restarted one can have lost what it had acknowledged.
        if (failures > 0) moveTo(await copy.position(journalId));
        if (applied < newest) await carryOver();
        if (failures > 0) onState(undefined);
        failures = 0;
      } catch (error) {
        if (failures === 0) onState(error);
        // One failure may be a connection that broke; a second one in a row is a database that is away.
        else tell('away');
        if (!closing) await pause.wait(retryMs[Math.min(failures, retryMs.length - 1)] ?? 0);
        failures += 1;
      }
    }
    working = undefined;
  };

  return {
    add(entry) {
      newest = Math.max(newest, entry.seq);
      if (waiting.length < window) waiting.push(entry);
      if (applied < newest) working ??= work();
    },
    settled(patience) {
      const target = newest;
      const settling = settledWithin(patience, watchers, () => applied >= target);
      pause.skip();
      return settling;
    },
    behind: () => Math.max(0, newest - applied),
    async close() {
      closing = true;
      pause.end();
      await working;
    },
  };
}

/** The entries that follow a place without a gap, at most one batch of them. */
function following(waiting: readonly Durable[], place: number): readonly Durable[] {
  const gap = waiting.findIndex(({ seq }, index) => seq !== place + 1 + index);
  return waiting.slice(0, Math.min(BATCH, gap < 0 ? waiting.length : gap));
}

type Watcher = (news: 'moved' | 'away') => void;

function settledWithin(patience: number, watchers: Set<Watcher>, isDone: () => boolean): Promise<boolean> {
  if (isDone()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const finish = (done: boolean): void => {
      clearTimeout(timer);
      watchers.delete(watcher);
      resolve(done);
    };
    const watcher = (news: 'moved' | 'away'): void => {
      if (isDone()) finish(true);
      else if (news === 'away') finish(false);
    };
    const timer = setTimeout(() => finish(false), patience);
    watchers.add(watcher);
  });
}
