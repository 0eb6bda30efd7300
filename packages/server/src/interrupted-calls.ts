import { type AuditRecord, recordTime, type StoredRecord } from '@anlan/audit';
import type { Clock, IdFactory, RecordId } from '@anlan/core';
import { type CallData, callClosed } from '@anlan/gateway';
import type { Ledger } from './ledger/ledger.ts';
import type { CallQueries } from './storage/call-queries.ts';

export interface InterruptedCallPorts {
  readonly ledger: Pick<Ledger, 'records'>;
  readonly calls: CallQueries;
  readonly clock: Clock;
  readonly ids: IdFactory;
}

/**
 * Ends the calls that a crash cut off: a streamed call whose opening is recorded and whose end is not. Run at the
 * start, before anybody is served, when no call of this process can be open.
 * @returns how many there were
 */
export async function closeInterruptedCalls(ports: InterruptedCallPorts): Promise<number> {
  const { ledger, calls } = ports;
  const ends = (await calls.unended()).map((opened) => endOf(opened, ports));
  await Promise.all(ends.map((record) => ledger.records.append(record)));
  return ends.length;
}

function endOf({ record }: StoredRecord, { clock, ids }: InterruptedCallPorts): AuditRecord {
  const { actor, application, requestId, origin } = record;
  const at = recordTime(clock.now());
  // The gateway checked this data when it wrote the opening record; `create` checks it again.
  const data = { ...record.data, outcome: 'interrupted', closedAt: at } as unknown as CallData;
  return callClosed.create({ id: ids.next<RecordId>(), at, actor, application, requestId, origin, data });
}
