import { z } from 'zod';
import { actions, callOutcomes, origins } from '../codes.ts';
import { id, time } from './values.ts';

export const findingSchema = z.strictObject({
  class: z.string(),
  detector: z.string(),
  view: z.string(),
  score: z.number(),
  /** UTF-16 offsets in the text of `channel`. */
  start: z.int(),
  end: z.int(),
  channel: z.string(),
  action: z.enum(actions),
  clauses: z.array(z.string()),
});
export const verdictSchema = z.strictObject({
  decision: z.enum(actions),
  effect: z.enum(actions),
  findings: z.array(findingSchema),
  /** Stopped without a finding that says so: `stage_failed`, `buffer_exceeded`. */
  reason: z.string().nullable(),
});

export const callSchema = z.strictObject({
  requestId: z.string(),
  application: z.strictObject({ id, code: z.string(), name: z.string() }).nullable(),
  surface: z.string(),
  model: z.string().nullable(),
  stream: z.boolean(),
  origin: z.enum(origins),
  outcome: z.enum(callOutcomes),
  /** Error code when the call did not complete. */
  errorCode: z.string().nullable(),
  input: verdictSchema.nullable(),
  output: verdictSchema.nullable(),
  /** Text of the explicit label that the answer carried. */
  label: z.string().nullable(),
  usage: z.strictObject({ inputTokens: z.int().nullable(), outputTokens: z.int().nullable() }).nullable(),
  openedAt: time,
  closedAt: time.nullable(),
  durationMs: z.number().nullable(),
  clauses: z.array(z.string()),
  records: z.array(z.string()),
});
export const callListSchema = z.strictObject({ calls: z.array(callSchema), next: z.int().nullable() });

export const chatMessageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string().max(100_000),
});
export const playgroundSchema = z.strictObject({
  application: id,
  model: z.string().max(200).optional(),
  messages: z.array(chatMessageSchema).min(1).max(200),
});
export const modelListSchema = z.strictObject({ models: z.array(z.string()) });

export type Call = z.infer<typeof callSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type VerdictView = z.infer<typeof verdictSchema>;
