import type { Call } from '@anlan/api';
import type { CallFilter } from './calls.ts';

/** Newest first; a call that is already there is replaced by its newer state, at its place. */
export function mergeCalls(newer: readonly Call[], older: readonly Call[]): readonly Call[] {
  const byId = new Map<string, Call>();
  for (const call of [...older, ...newer]) {
    const known = byId.get(call.requestId);
    // A closed state never falls back to the running one that a slower channel brings later.
    if (known === undefined || known.closedAt === null || call.closedAt !== null) byId.set(call.requestId, call);
  }
  return [...byId.values()].sort((a, b) => b.openedAt.localeCompare(a.openedAt));
}

/** The filter of `GET /calls`, for calls that arrive live. */
export function matchesFilter(call: Call, filter: CallFilter): boolean {
  if (filter.application !== undefined && call.application?.id !== filter.application) return false;
  return filter.outcome === undefined || call.outcome === filter.outcome;
}

/** Whether the gateway held something back. */
export function isStopped(call: Pick<Call, 'outcome'>): boolean {
  return call.outcome === 'blocked_input' || call.outcome === 'blocked_output';
}
