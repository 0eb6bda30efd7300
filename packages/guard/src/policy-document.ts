import { z } from 'zod';
import { type Action, actions } from './action.ts';
import { type Sensitivity, sensitivities } from './classifier/sensitivity.ts';
import { findingClasses } from './finding-class.ts';
import { type FailureAction, failureActions, type OperatorWord, type Redaction, redactions } from './policy.ts';
import { type ProfileName, profileNames } from './profiles/profiles.ts';
import { wordProblem } from './words/word-entry.ts';

/** A policy document as read: what was left out is left to the profile. */
export interface PolicyDocument {
  readonly name?: string | undefined;
  readonly profile: ProfileName;
  readonly dryRun?: boolean | undefined;
  readonly language?: 'zh' | 'en' | undefined;
  readonly redaction?: Redaction | undefined;
  /** By class (`personal_data.email`) or family (`personal_data`). */
  readonly actions: Readonly<Partial<Record<string, Action | DirectedActions>>>;
  readonly onFailure?: FailureAction | undefined;
  readonly classifier?: Sensitivity | undefined;
  readonly words: readonly OperatorWord[];
  readonly limits: Readonly<Partial<Record<LimitName, number | undefined>>>;
}

export interface DirectedActions {
  readonly input?: Action | undefined;
  readonly output?: Action | undefined;
}

type LimitName = 'maxLength' | 'maxHold' | 'maxFindings' | 'maxChannels';

/** Families stand for all their classes. */
export function familyOf(findingClass: string): string {
  return findingClass.split('.')[0] ?? findingClass;
}

const selectors = [...new Set([...findingClasses.map(familyOf), ...findingClasses])];
const MAX_WORDS = 200_000;

const action = z.enum(actions);
const classAction = z.union([action, z.strictObject({ input: action.optional(), output: action.optional() })], {
  error: `expected one of ${actions.join(', ')}, or an object with input and output`,
});
const wordText = z.string().superRefine((word, context) => {
  const problem = wordProblem(word);
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
});
const wordObject = z.strictObject({ text: wordText, class: z.enum(findingClasses).default('operator_list') });
/** A bare text is a word of the operator's own list. */
const word = z.preprocess((value) => (typeof value === 'string' ? { text: value } : value), wordObject);

/**
 * What an operator writes. Everything is optional, nothing unknown is taken: a misspelt key must not leave a gap.
 * `maxHold` is at least what the longest word of the dictionary needs.
 */
export const policyDocument: z.ZodType<PolicyDocument> = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  profile: z.enum(profileNames).default('balanced'),
  dryRun: z.boolean().optional(),
  language: z.enum(['zh', 'en']).optional(),
  redaction: z.enum(redactions).optional(),
  actions: z.partialRecord(z.enum(selectors), classAction).default({}),
  onFailure: z.enum(failureActions).optional(),
  classifier: z.enum(sensitivities).optional(),
  words: z.array(word).max(MAX_WORDS).default([]),
  limits: z
    .strictObject({
      maxLength: z.int().min(1).max(50_000_000).optional(),
      maxHold: z.int().min(1024).max(1_000_000).optional(),
      maxFindings: z.int().min(1).max(100_000).optional(),
      maxChannels: z.int().min(1).max(10_000).optional(),
    })
    .default({}),
});
