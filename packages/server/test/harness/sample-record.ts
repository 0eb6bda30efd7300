import type { AuditRecord, StoredRecord } from '@anlan/audit';
import { createIdFactory, type RecordId, systemRandom } from '@anlan/core';

let now = Date.parse('2026-01-01T00:00:00Z');
const ids = createIdFactory({ now: () => now }, systemRandom);

/** A record of the shape that the log holds, with whatever a test changes. */
export function sampleRecord(change: Partial<AuditRecord> = {}): AuditRecord {
  now += 1_000;
  return {
    id: ids.next<RecordId>(),
    at: new Date(now).toISOString(),
    kind: 'call.closed',
    actor: { kind: 'key', id: 'key-1', name: 'k' },
    application: 'app-1' as never,
    requestId: 'request-1' as never,
    clauses: ['asgf@2.0/6.3.6' as never],
    origin: 'live',
    data: { outcome: 'completed' },
    ...change,
  };
}

/** Records as a journal numbers them. */
export function numbered(records: readonly AuditRecord[], first = 1): StoredRecord[] {
  return records.map((record, index) => ({ seq: first + index, hash: `${first + index}`.padStart(64, '0'), record }));
}
