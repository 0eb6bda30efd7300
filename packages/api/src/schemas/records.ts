import { z } from 'zod';
import { origins } from '../codes.ts';
import { id, time } from './values.ts';

export const recordSchema = z.strictObject({
  seq: z.int(),
  hash: z.string(),
  id,
  at: time,
  kind: z.string(),
  actor: z.strictObject({ kind: z.string(), id: z.string().optional(), name: z.string().optional() }),
  application: z.strictObject({ id, code: z.string(), name: z.string() }).nullable(),
  requestId: z.string().nullable(),
  clauses: z.array(z.string()),
  decision: z.string().nullable(),
  effect: z.string().nullable(),
  origin: z.enum(origins),
  /** Counts as evidence: live, and with the effect that was decided. */
  proving: z.boolean(),
  data: z.record(z.string(), z.unknown()),
});
export const recordListSchema = z.strictObject({ records: z.array(recordSchema), next: z.int().nullable() });

export const clauseEvidenceSchema = z.strictObject({
  clause: z.string(),
  records: z.int(),
  proving: z.int(),
  lastAt: time.nullable(),
});
export const clauseEvidenceListSchema = z.strictObject({ clauses: z.array(clauseEvidenceSchema) });

export type RecordView = z.infer<typeof recordSchema>;
export type ClauseEvidenceView = z.infer<typeof clauseEvidenceSchema>;
