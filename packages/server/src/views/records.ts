import type { RecordView } from '@anlan/api';
import { proves, type StoredRecord } from '@anlan/audit';
import type { ApplicationNames } from './calls.ts';

export function recordView({ seq, hash, record }: StoredRecord, names: ApplicationNames): RecordView {
  const { id, name, kind } = record.actor;
  return {
    seq,
    hash,
    id: record.id,
    at: record.at,
    kind: record.kind,
    actor: { kind, ...(id !== undefined && { id }), ...(name !== undefined && { name }) },
    application: record.application === undefined ? null : names(record.application),
    requestId: record.requestId ?? null,
    clauses: [...record.clauses],
    decision: record.decision ?? null,
    effect: record.effect ?? null,
    origin: record.origin,
    proving: proves(record),
    data: record.data,
  };
}
