import { AnlanError } from '@anlan/core';
import type { Projection } from '../ledger/projection.ts';

/** Longest wait for the database to show what was just written; beyond it the answer says so instead of being stale. */
const PATIENCE_MS = 3_000;

/** Waits until the database holds everything that is durable now, so that a page shows what the person just did. */
export async function fresh(projection: Projection): Promise<void> {
  if (!(await projection.settled(PATIENCE_MS))) {
    throw new AnlanError('storage_unavailable', 'the database is behind the journal');
  }
}
