import { z } from 'zod';
import { callSchema } from './calls.ts';
import { clauseEvidenceSchema } from './records.ts';
import { time } from './values.ts';

export const overviewSchema = z.strictObject({
  applications: z.int(),
  running: z.int(),
  today: z.strictObject({
    /** Local midnight in Asia/Shanghai: calls that ended then or later are counted. */
    since: time,
    calls: z.int(),
    blocked: z.int(),
    redacted: z.int(),
    labelled: z.int(),
    failed: z.int(),
  }),
  /** Per hour, oldest first, the last 24 hours. */
  hours: z.array(z.strictObject({ from: time, calls: z.int(), stopped: z.int() })),
  stopped: z.array(callSchema),
  evidence: z.array(clauseEvidenceSchema),
  upstream: z.strictObject({
    kind: z.enum(['tour', 'openai']),
    name: z.string(),
    state: z.enum(['unknown', 'up', 'down']),
  }),
});

export const statusSchema = z.strictObject({
  version: z.string(),
  startedAt: time,
  storage: z.strictObject({ kind: z.enum(['embedded', 'postgresql']), behind: z.int() }),
  journal: z.strictObject({
    state: z.enum(['open', 'failed', 'closed']),
    records: z.int(),
    bytes: z.int(),
    head: z.string(),
  }),
  policy: z.strictObject({ profile: z.string(), digest: z.string(), dryRun: z.boolean() }),
  label: z.string(),
});

export type Overview = z.infer<typeof overviewSchema>;
export type Status = z.infer<typeof statusSchema>;
