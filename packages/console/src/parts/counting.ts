import type { RecordView } from '@anlan/api/client';

export type NotCounting = Exclude<RecordView['origin'], 'live'> | 'effect';

/** Why a record is shown but proves nothing (invariant 4); undefined where it counts. */
export function whyNotCounting({ proving, origin }: Pick<RecordView, 'proving' | 'origin'>): NotCounting | undefined {
  if (proving) return undefined;
  return origin === 'live' ? 'effect' : origin;
}
