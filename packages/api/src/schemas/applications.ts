import { audiences, autonomies, capabilities, impacts, sectors, userScales } from '@anlan/grading';
import { z } from 'zod';
import { organisationRoles } from '../codes.ts';
import { id, level, line, localised, prose, time } from './values.ts';

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

export type Profile = z.infer<typeof profileSchema>;
export type Application = z.infer<typeof applicationSchema>;
export type ApplicationSummary = z.infer<typeof applicationSummarySchema>;
export type ApplicationClauses = z.infer<typeof applicationClausesSchema>;
export type DueClause = z.infer<typeof dueClauseSchema>;
export type ApplicationKey = z.infer<typeof keySchema>;
