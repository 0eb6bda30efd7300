import type { Call } from '@anlan/api/client';
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
export function matchesFilter(call: Call, { application, outcome, effect, labelled, from }: CallFilter): boolean {
  if (application !== undefined && call.application?.id !== application) return false;
  if (outcome !== undefined && !outcome.split(',').includes(call.outcome)) return false;
  // What a running call will have done, and whether it will be labelled, is not known yet.
  if (call.closedAt === null) return effect === undefined && !labelled;
  if (effect !== undefined && call.input?.effect !== effect && call.output?.effect !== effect) return false;
  if (labelled && call.label === null) return false;
  return from === undefined || Date.parse(call.closedAt) >= Date.parse(from);
}
