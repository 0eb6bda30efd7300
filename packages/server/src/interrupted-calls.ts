import { recordTime } from '@anlan/audit';
import type { Clock, IdFactory, RecordId } from '@anlan/core';
import { callClosed } from '@anlan/gateway';
import type { Ledger } from './ledger/ledger.ts';
import type { CallQueries } from './storage/call-queries.ts';

/**
 * Ends the calls that a crash cut off: a streamed call whose opening is recorded and whose end is not. Run at the
 * start, before anybody is served, when no call of this process can be open.
 * @returns how many there were
 */
export async function closeInterruptedCalls(ports: {
  readonly ledger: Ledger;
  readonly calls: CallQueries;
  readonly clock: Clock;
  readonly ids: IdFactory;
}): Promise<number> {
  const { ledger, calls, clock, ids } = ports;
  const unended = await calls.unended();
  const now = recordTime(clock.now());
  await Promise.all(
    unended.map(({ record }) => {
      const { actor, application, requestId, origin } = record;
      const data = { ...record.data, outcome: 'interrupted', closedAt: now };
      if (!callClosed.check(data)) return undefined;
      return ledger.records.append(
        callClosed.create({ id: ids.next<RecordId>(), at: now, actor, application, requestId, origin, data }),
      );
    }),
  );
  return unended.length;
}
