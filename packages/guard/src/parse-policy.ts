import { err, ok, type Result } from '@anlan/core';
import type { z } from 'zod';
import { findingClasses } from './finding-class.ts';
import type { ClassActions, Policy } from './policy.ts';
import { familyOf, type PolicyDocument, policyDocument } from './policy-document.ts';
import { profiles } from './profiles/profiles.ts';
import type { Direction } from './verdict.ts';

/** One thing that is wrong with a policy document. */
export interface PolicyProblem {
  /** Where, e.g. `actions.personal_data.email.input`; empty for the document itself. */
  readonly path: string;
  /** What, for engineers. Names keys and expectations, never the words of a list. */
  readonly message: string;
}

/** Reads a policy document (JSON value); all its problems at once, or a complete policy. */
export function parsePolicy(document: unknown): Result<Policy, readonly PolicyProblem[]> {
  const parsed = policyDocument.safeParse(document);
  return parsed.success ? ok(complete(parsed.data)) : err(parsed.error.issues.flatMap(problemsOf));
}

/** A key that is not known is a problem of its own, at its own place. */
function problemsOf(issue: z.core.$ZodIssue): readonly PolicyProblem[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message: issue.message }];
  return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'unknown key' }));
}

function complete(document: PolicyDocument): Policy {
  const profile = profiles[document.profile];
  return {
    name: document.name ?? profile.name,
    dryRun: document.dryRun ?? profile.dryRun,
    language: document.language ?? profile.language,
    redaction: document.redaction ?? profile.redaction,
    actions: {
      input: actionsFor('input', document, profile),
      output: actionsFor('output', document, profile),
    },
    onFailure: document.onFailure ?? profile.onFailure,
    classifier: document.classifier ?? profile.classifier,
    words: [...profile.words, ...document.words],
    limits: { ...profile.limits, ...withoutUndefined(document.limits) },
  };
}

/** The class itself before its family before the profile. */
function actionsFor(direction: Direction, document: PolicyDocument, profile: Policy): ClassActions {
  const written = (selector: string): ClassActions[keyof ClassActions] | undefined => {
    const entry = document.actions[selector];
    return typeof entry === 'string' ? entry : entry?.[direction];
  };
  const entries = findingClasses.map((findingClass) => {
    const action = written(findingClass) ?? written(familyOf(findingClass)) ?? profile.actions[direction][findingClass];
    return [findingClass, action];
  });
  return Object.fromEntries(entries) as ClassActions;
}

function withoutUndefined(limits: PolicyDocument['limits']): Partial<Policy['limits']> {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}
