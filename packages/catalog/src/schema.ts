import type { LocalisedText } from '@anlan/core';
import { z } from 'zod';
import type {
  AuthoredChapter,
  AuthoredClause,
  AuthoredCoverage,
  AuthoredMapping,
  AuthoredPack,
  AuthoredRiskTable,
} from './authored.ts';
import type { ClauseNumber, ClausePart, Heading, Source } from './types.ts';
import {
  activities,
  addressees,
  anchors,
  clauseKinds,
  comparators,
  confidences,
  coverageStatuses,
  forces,
  packKinds,
  relations,
  stages,
  units,
} from './vocabulary.ts';

/** Strict schemas of the authoring form: an unknown or misspelt key is an error, never ignored. */

const id: z.ZodType<string> = z
  .string({ error: (issue) => (typeof issue.input === 'number' ? 'a number: quote this id' : undefined) })
  .regex(/^[0-9a-z][0-9a-z.-]{0,40}(?:\/[0-9a-z][0-9a-z.-]{0,40})?$/, 'not an id');
const packId: z.ZodType<string> = z.string().regex(/^[a-z][a-z0-9-]{0,40}@[0-9][0-9a-z.-]{0,15}$/, 'not a pack id');
const isoDate: z.ZodType<string> = z.iso.date();
const localised: z.ZodType<LocalisedText> = z.strictObject({ zh: z.string(), en: z.string() });

const source: z.ZodType<Source> = z.strictObject({
  document: z.string().min(1),
  reference: z.string().min(1),
  confidence: z.enum(confidences),
});

export const packSchema: z.ZodType<AuthoredPack> = z.strictObject({
  id: packId,
  title: localised,
  issuer: localised,
  kind: z.enum(packKinds),
  published: isoDate.nullable(),
  inForce: isoDate.nullable(),
  status: z.enum(['complete', 'partial']),
  languageOfRecord: z.enum(['zh', 'en']),
  note: localised.exactOptional(),
  differences: z.array(localised).exactOptional(),
  source,
  files: z.array(z.string().regex(/^[a-z0-9][a-z0-9.-]*\.yaml$/, 'not a file name')).min(1),
});

const part: z.ZodType<ClausePart> = z.strictObject({
  id,
  text: localised,
  addressee: z.array(z.enum(addressees)).min(1).exactOptional(),
});
const number: z.ZodType<ClauseNumber> = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, 'not a kebab-case name'),
  value: z.number(),
  unit: z.enum(units),
  comparator: z.enum(comparators),
  confidence: z.enum(confidences),
  source: z.string().min(1),
  meaning: localised,
});

const clauseSchema: z.ZodType<AuthoredClause> = z.strictObject({
  id,
  kind: z.enum(clauseKinds),
  heading: id,
  title: localised,
  titleSource: z.enum(['official', 'own']),
  summary: localised,
  explanation: localised,
  guidance: localised,
  addressee: z.array(z.enum(addressees)).min(1),
  force: z.enum(forces),
  activity: z.array(z.enum(activities)),
  stage: z.array(z.enum(stages)),
  parts: z.array(part).exactOptional(),
  numbers: z.array(number).exactOptional(),
  differences: z.array(localised).exactOptional(),
  confidence: z.enum(confidences),
});

const heading: z.ZodType<Heading> = z.strictObject({ id, title: localised });

export const chapterSchema: z.ZodType<AuthoredChapter> = z.strictObject({
  headings: z.array(heading),
  clauses: z.array(clauseSchema),
});

export const riskTableSchema: z.ZodType<AuthoredRiskTable> = z.strictObject({
  rows: z.array(
    z.strictObject({
      risk: id,
      measures: z.array(id).min(1),
      english: z.array(id).exactOptional(),
      difference: localised.exactOptional(),
    }),
  ),
  governance: z.array(z.strictObject({ category: id, measures: z.array(id).min(1), anchor: z.enum(anchors) })),
});

export const mappingSchema: z.ZodType<AuthoredMapping> = z.strictObject({
  from: packId,
  to: packId,
  edges: z.array(
    z.strictObject({
      from: id,
      to: id.nullable(),
      relation: z.enum(relations),
      confidence: z.enum(confidences),
      note: localised.exactOptional(),
    }),
  ),
});

export const coverageSchema: z.ZodType<AuthoredCoverage> = z.strictObject({
  pack: packId,
  entries: z.array(
    z.strictObject({
      clause: id,
      status: z.enum(coverageStatuses),
      by: z.array(z.string().min(1)),
      reason: localised.exactOptional(),
      contributes: localised.exactOptional(),
    }),
  ),
});
