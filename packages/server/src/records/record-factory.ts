import { type Actor, type AuditRecord, type RecordKind, recordTime } from '@anlan/audit';
import type { ApplicationId, Clock, IdFactory, JsonObject, RecordId } from '@anlan/core';

/** Makes records of management acts: id, time and origin are filled in. */
export interface RecordFactory {
  make<Data extends JsonObject>(
    kind: RecordKind<string, Data>,
    actor: Actor,
    data: Data,
    application?: ApplicationId,
  ): AuditRecord;
}

export function createRecordFactory(clock: Clock, ids: IdFactory): RecordFactory {
  return {
    make: (kind, actor, data, application) =>
      kind.create({ id: ids.next<RecordId>(), at: recordTime(clock.now()), actor, application, origin: 'live', data }),
  };
}

export const systemActor: Actor = { kind: 'system' };
