import { type RecordSink, recordTime } from '@anlan/audit';
import type { Clock, IdFactory, RecordId } from '@anlan/core';
import { accessDenied } from './record-kinds.ts';

/**
 * Records who was not let in, without letting a flood of strangers fill the log: of one reason and surface there is at
 * most one record per window, with a count. No addresses: nothing here tells who it was.
 */
export interface DenialLog {
  /**
   * Counts a denial. The first of a reason is recorded at once, further ones when their window closes. Rejects as the
   * sink does; what could not be recorded stays counted.
   * @param reason an error code
   * @param surface an interface of ours, e.g. `chat.completions`; never a path that the caller chose
   */
  denied(reason: string, surface: string): Promise<void>;
  /** Records the counts of the windows that have closed. To be called about once per window. */
  flush(): Promise<void>;
  /** Records all that is still counted: at the end of the process. */
  close(): Promise<void>;
}

export interface DenialLogOptions {
  readonly records: RecordSink;
  readonly clock: Clock;
  readonly ids: IdFactory;
  readonly windowMs?: number;
  /** Pairs of reason and surface that are told apart; further ones are counted as `other`. Bounds the memory. */
  readonly maxReasons?: number;
}

interface Window {
  readonly reason: string;
  readonly surface: string;
  from: number;
  count: number;
}

export function createDenialLog(options: DenialLogOptions): DenialLog {
  const { records, clock, ids, windowMs = 10_000, maxReasons = 32 } = options;
  const windows = new Map<string, Window>();

  const windowOf = (reason: string, surface: string): Window => {
    const key = JSON.stringify([reason, surface]);
    const known = windows.get(key);
    if (known !== undefined) return known;
    if (windows.size >= maxReasons && reason !== 'other') return windowOf('other', 'other');
    const fresh = { reason, surface, from: Number.NEGATIVE_INFINITY, count: 0 };
    windows.set(key, fresh);
    return fresh;
  };
  // A clock that was set back must not keep a window open until it has caught up.
  const hasClosed = ({ from }: Window, now: number): boolean => now >= from + windowMs || now < from;
  const write = async (window: Window, now: number): Promise<void> => {
    const { reason, surface, count } = window;
    window.count = 0;
    window.from = now;
    try {
      await records.append(
        accessDenied.create({
          id: ids.next<RecordId>(),
          at: recordTime(now),
          actor: { kind: 'anonymous' },
          origin: 'live',
          data: { reason, count, surface },
        }),
      );
    } catch (error) {
      window.count += count;
      throw error;
    }
  };
  const flush = async (isDue: (window: Window) => boolean): Promise<void> => {
    const now = clock.now();
    const due = [...windows.values()].filter(isDue);
    await Promise.all(due.filter(({ count }) => count > 0).map((window) => write(window, now)));
    for (const [key, window] of windows) if (window.count === 0 && hasClosed(window, clock.now())) windows.delete(key);
  };

  return {
    async denied(reason, surface) {
      const now = clock.now();
      const window = windowOf(reason, surface);
      window.count += 1;
      if (hasClosed(window, now)) await write(window, now);
    },
    flush: () => flush((window) => hasClosed(window, clock.now())),
    close: () => flush(() => true),
  };
}
