import { type ApplicationId, type ClauseId, createIdFactory, type Random, type RecordId } from '@anlan/core';
import type { AuditRecord } from '../src/record.ts';

/** Same numbers in each run: a failing example can be run again. Not for secrets. */
export function seededRandom(seed = 1): Random {
  let state = seed >>> 0 || 1;
  return {
    fill(bytes) {
      for (let i = 0; i < bytes.length; i++) {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        bytes[i] = state >>> 11;
      }
      return bytes;
    },
  };
}

const ids = createIdFactory({ now: () => 1_767_225_600_000 }, seededRandom(7));

export function sampleRecord(fields: Partial<AuditRecord> = {}): AuditRecord {
  return {
    id: ids.next<RecordId>(),
    at: '2026-01-01T00:00:00.000Z',
    kind: 'call.opened',
    actor: { kind: 'key', id: 'key-1', name: '客服' },
    application: '01890a5d-ac96-774b-bcce-b302099a8057' as ApplicationId,
    requestId: 'req-1',
    clauses: ['asgf@2.0/6.3.6' as ClauseId],
    decision: 'allow',
    effect: 'allow',
    origin: 'live',
    data: { surface: 'chat', tokens: 12 },
    ...fields,
  };
}
