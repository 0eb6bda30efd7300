import type { AuditRecord } from './record.ts';

/** Where engines put their records. */
export interface RecordSink {
  /** Resolves when the record is durable: only then may the answer that it describes leave (invariant 2). */
  append(record: AuditRecord): Promise<void>;
}
