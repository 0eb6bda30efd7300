import { clause } from '@anlan/catalog';
import type { ClauseId } from '@anlan/core';

/**
 * - `application.registered`: an AI application entered the register, with its whole profile;
 * - `application.changed`: its profile, or whether it is active, was changed; holds the state before and after;
 * - `grade.assigned`: the grade that follows from the profile, with the rules that fired.
 */
export type GovernKind = 'application.registered' | 'application.changed' | 'grade.assigned';

/** The clauses that each record of the register is evidence for: registration and grading are asked for by 6.2.1. */
export const governKinds: Readonly<Record<GovernKind, readonly ClauseId[]>> = {
  'application.registered': [clause('asgf@2.0/6.2.1')],
  'application.changed': [clause('asgf@2.0/6.2.1')],
  'grade.assigned': [clause('asgf@2.0/6.2.1')],
};
