import { z } from 'zod';
import { localised } from './values.ts';

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
  /** `addressee` only where a part is meant for fewer than the clause is. */
  parts: z.array(z.strictObject({ id: z.string(), text: localised, addressee: z.array(z.string()).optional() })),
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

export type PackSummary = z.infer<typeof packSummarySchema>;
export type PackDetail = z.infer<typeof packDetailSchema>;
export type ClauseSummary = z.infer<typeof clauseSummarySchema>;
export type ClauseDetail = z.infer<typeof clauseDetailSchema>;
