import type { Call } from '@anlan/api';
import type { CallSnapshot } from '@anlan/gateway';
import { callOfSnapshot } from './calls.ts';

/** Shows calls as they run. Holds only what runs; what has ended is in the records. */
export interface LiveCalls {
  observe(snapshot: CallSnapshot): void;
  running(): readonly Call[];
  find(requestId: string): Call | undefined;
  /** @returns a function that ends the subscription; undefined where too many people watch already */
  subscribe(listener: (call: Call) => void): (() => void) | undefined;
}

const MAX_WATCHERS = 100;

export function createLiveCalls(): LiveCalls {
  const running = new Map<string, Call>();
  const listeners = new Set<(call: Call) => void>();
  return {
    observe(snapshot) {
      const call = callOfSnapshot(snapshot);
      if (call.outcome === 'running') running.set(call.requestId, call);
      else running.delete(call.requestId);
      for (const listener of listeners) listener(call);
    },
    running: () => [...running.values()],
    find: (requestId) => running.get(requestId),
    subscribe(listener) {
      if (listeners.size >= MAX_WATCHERS) return undefined;
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
