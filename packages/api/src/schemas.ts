import { audiences, autonomies, capabilities, impacts, sectors, userScales } from '@anlan/grading';
import { z } from 'zod';

/** Request and response shapes of the management API. Times are RFC 3339 in UTC; ids are UUIDs unless said otherwise. */

const id = z.uuid();
const time = z.string();
const localised = z.strictObject({ zh: z.string(), en: z.string() });
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
/** Text that a person types: no control characters, trimmed, bounded. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'no control characters');
const prose = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}]*(?:[\n\t\r][^\p{Cc}]*)*$/u, 'no control characters');

export const roles = ['administrator', 'compliance_officer', 'engineer', 'auditor'] as const;
export const accountSchema = z.strictObject({
  id,
  name: z.string(),
  role: z.enum(roles),
  disabled: z.boolean(),
  createdAt: time,
  lastSeenAt: time.nullable(),
});
export const newAccountSchema = z.strictObject({ name: line(60), role: z.enum(roles) });
export const accountChangeSchema = z.strictObject({ role: z.enum(roles).optional(), disabled: z.boolean().optional() });
export const signInLinkSchema = z.strictObject({ url: z.string(), expiresAt: time });
export const accountWithLinkSchema = z.strictObject({ account: accountSchema, link: signInLinkSchema });

export const sessionSchema = z.strictObject({
  account: accountSchema,
  /** Rights of the role, e.g. `applications.write`; the console hides what is not allowed, the server refuses it. */
  rights: z.array(z.string()),
  expiresAt: time,
});
export const signInSchema = z.strictObject({ token: z.string().min(20).max(100), name: line(60).optional() });

export const organisationRoles = ['developer', 'deployer', 'operator', 'propagator', 'user'] as const;
export const profileSchema = z.strictObject({
  name: line(80),
  purpose: prose(2000),
  sector: z.enum(sectors),
  audiences: z.array(z.enum(audiences)).min(1).max(audiences.length),
  impact: z.enum(impacts),
  autonomy: z.enum(autonomies),
  users: z.enum(userScales),
  capabilities: z.array(z.enum(capabilities)).min(1).max(capabilities.length),
  criticalInfrastructure: z.boolean(),
  /** The service is offered in mainland China: Chinese label wording is then not optional. */
  mainlandChina: z.boolean(),
  /** What the organisation itself does with it; decides which guidelines of chapter 6 are due. */
  roles: z.array(z.enum(organisationRoles)).min(1).max(organisationRoles.length),
});
export const gradingFactsSchema = profileSchema.pick({
  sector: true,
  audiences: true,
  impact: true,
  autonomy: true,
  users: true,
  capabilities: true,
  criticalInfrastructure: true,
});

export const gradeSchema = z.strictObject({
  level,
  elements: z.strictObject({ scenario: level, intelligence: level, scale: level }),
  fired: z.array(
    z.strictObject({
      id: z.string(),
      raises: z.enum(['scenario', 'intelligence', 'scale', 'floor']),
      level,
      reason: localised,
    }),
  ),
  pack: z.strictObject({ id: z.string(), version: z.string() }),
});

export const applicationSchema = z.strictObject({
  id,
  /** For people: `APP-7F3K`. */
  code: z.string(),
  /** Grows with every change; send it back with a change. */
  version: z.int().positive(),
  profile: profileSchema,
  grade: gradeSchema,
  /** Built-in example: answers come from the tour model and prove nothing. */
  example: z.boolean(),
  active: z.boolean(),
  createdAt: time,
  updatedAt: time,
});
export const applicationSummarySchema = applicationSchema.extend({
  calls: z.int().nonnegative(),
  stopped: z.int().nonnegative(),
  lastCallAt: time.nullable(),
  clausesDue: z.int().nonnegative(),
  clausesEvidenced: z.int().nonnegative(),
});
export const applicationChangeSchema = z.strictObject({
  version: z.int().positive(),
  profile: profileSchema.optional(),
  active: z.boolean().optional(),
});

/** How a clause stands for an application, from records alone. A record is evidence, never proof. */
export const dueClauseSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  title: localised,
  /** Risks of the application and roles of the organisation from which it follows. */
  because: z.strictObject({ risks: z.array(z.string()), roles: z.array(z.enum(organisationRoles)) }),
  coverage: z.enum(['enforced', 'evidenced', 'workflow', 'guidance', 'context', 'planned']),
  evidence: z.strictObject({
    /** Records that name the clause, whatever their origin. */
    records: z.int().nonnegative(),
    /** Of these, the ones that count: live, and with the effect that was decided. */
    proving: z.int().nonnegative(),
    lastAt: time.nullable(),
  }),
});
export const applicationClausesSchema = z.strictObject({
  risks: z.array(z.strictObject({ id: z.string(), title: localised })),
  clauses: z.array(dueClauseSchema),
});

export const keySchema = z.strictObject({
  id,
  name: z.string(),
  /** The first characters, to recognise it by; the key itself is shown once. */
  prefix: z.string(),
  createdAt: time,
  createdBy: z.string(),
  lastUsedAt: time.nullable(),
  revokedAt: time.nullable(),
});
export const newKeySchema = z.strictObject({ name: line(60) });
export const createdKeySchema = z.strictObject({ key: keySchema, secret: z.string() });

export const actions = ['allow', 'flag', 'redact', 'replace', 'review', 'block'] as const;
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

export const callOutcomes = [
  'running',
  'completed',
  'blocked_input',
  'blocked_output',
  'upstream_failed',
  'client_gone',
  'refused',
  'interrupted',
] as const;
export const origins = ['live', 'tour', 'playground', 'simulation'] as const;
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

export const overviewSchema = z.strictObject({
  applications: z.int(),
  running: z.int(),
  /** Since local midnight in Asia/Shanghai. */
  today: z.strictObject({
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

export const packSummarySchema = z.strictObject({
  id: z.string(),
  title: localised,
  issuer: localised,
  kind: z.string(),
  status: z.string(),
  published: z.string().nullable(),
  inForce: z.string().nullable(),
  note: localised.nullable(),
  counts: z.record(z.string(), z.int()),
});
export const clauseSummarySchema = z.strictObject({
  id: z.string(),
  number: z.string(),
  kind: z.string(),
  heading: z.string().nullable(),
  title: localised,
  summary: localised,
  coverage: z.string().nullable(),
});
export const packDetailSchema = z.strictObject({
  pack: packSummarySchema,
  headings: z.array(z.strictObject({ id: z.string(), title: localised })),
  clauses: z.array(clauseSummarySchema),
  /** Risk table of the Framework; empty for other packs. Ids are full clause ids. */
  technicalEdges: z.array(z.strictObject({ risk: z.string(), measure: z.string() })),
  governanceEdges: z.array(z.strictObject({ category: z.string(), measure: z.string() })),
});
export const clauseDetailSchema = clauseSummarySchema.extend({
  pack: packSummarySchema,
  titleSource: z.string(),
  explanation: localised.nullable(),
  guidance: localised.nullable(),
  addressee: z.array(z.string()),
  force: z.string(),
  activity: z.array(z.string()),
  stage: z.array(z.string()),
  parts: z.array(z.strictObject({ id: z.string(), text: localised })),
  numbers: z.array(
    z.strictObject({
      name: z.string(),
      value: z.union([z.number(), z.string()]),
      unit: z.string(),
      comparator: z.string(),
      confidence: z.string(),
      source: z.string(),
      meaning: localised,
    }),
  ),
  differences: z.array(localised),
  confidence: z.string(),
  /** Full clause ids related by the mapping table, both directions. */
  measures: z.array(z.string()),
  risks: z.array(z.string()),
  governance: z.array(z.string()),
  /** Counterparts in other versions of the instrument. */
  crosswalk: z.array(z.strictObject({ id: z.string(), relation: z.string(), confidence: z.string() })),
  coverageBy: z.array(z.string()),
  coverageReason: localised.nullable(),
  contributes: localised.nullable(),
});
export const searchResultSchema = z.strictObject({ clauses: z.array(clauseSummarySchema) });
export const coverageListSchema = z.strictObject({
  clauses: z.array(
    z.strictObject({
      id: z.string(),
      status: z.string(),
      by: z.array(z.string()),
      reason: localised.nullable(),
    }),
  ),
});
export const packListSchema = z.strictObject({ packs: z.array(packSummarySchema) });

export type Account = z.infer<typeof accountSchema>;
export type Role = (typeof roles)[number];
export type Session = z.infer<typeof sessionSchema>;
export type Profile = z.infer<typeof profileSchema>;
export type Application = z.infer<typeof applicationSchema>;
export type ApplicationSummary = z.infer<typeof applicationSummarySchema>;
export type ApplicationClauses = z.infer<typeof applicationClausesSchema>;
export type DueClause = z.infer<typeof dueClauseSchema>;
export type ApplicationKey = z.infer<typeof keySchema>;
export type Call = z.infer<typeof callSchema>;
export type CallOutcome = (typeof callOutcomes)[number];
export type Finding = z.infer<typeof findingSchema>;
export type VerdictView = z.infer<typeof verdictSchema>;
export type RecordView = z.infer<typeof recordSchema>;
export type Overview = z.infer<typeof overviewSchema>;
export type Status = z.infer<typeof statusSchema>;
export type PackSummary = z.infer<typeof packSummarySchema>;
export type PackDetail = z.infer<typeof packDetailSchema>;
export type ClauseSummary = z.infer<typeof clauseSummarySchema>;
export type ClauseDetail = z.infer<typeof clauseDetailSchema>;
export type ClauseEvidenceView = z.infer<typeof clauseEvidenceSchema>;
