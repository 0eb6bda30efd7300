import type { Call } from '@anlan/api';
import type { CallSnapshot } from '@anlan/gateway';
import { callOfSnapshot } from './calls.ts';

/** Shows calls as they run. Holds only what runs; what has ended is in the records. */
export interface LiveCalls {
  observe(snapshot: CallSnapshot): void;
  running(): readonly Call[];
  find(requestId: string): Call | undefined;
  /**
   * @param ended called when there is nothing more to come
   * @returns a function that ends the subscription; undefined where too many people watch already
   */
  subscribe(listener: (call: Call) => void, ended: () => void): (() => void) | undefined;
  /** Ends all subscriptions and takes no new ones. */
  close(): void;
}

const MAX_WATCHERS = 100;

export function createLiveCalls(): LiveCalls {
  const running = new Map<string, Call>();
  const watchers = new Set<{ readonly listener: (call: Call) => void; readonly ended: () => void }>();
  let closed = false;
  return {
    observe(snapshot) {
      const call = callOfSnapshot(snapshot);
      if (call.outcome === 'running') running.set(call.requestId, call);
      else running.delete(call.requestId);
      for (const { listener } of watchers) listener(call);
    },
    running: () => [...running.values()],
    find: (requestId) => running.get(requestId),
    subscribe(listener, ended) {
      if (closed || watchers.size >= MAX_WATCHERS) return undefined;
      const watcher = { listener, ended };
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    close() {
      closed = true;
      for (const { ended } of watchers) ended();
    },
  };
}
