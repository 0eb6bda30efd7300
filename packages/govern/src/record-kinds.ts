import { defineKind, type RecordKind } from '@anlan/audit';
import { clause } from '@anlan/catalog';
import type { ClauseId } from '@anlan/core';
import {
  type ChangeData,
  type GradeData,
  isChangeData,
  isGradeData,
  isRegistrationData,
  type RegistrationData,
} from './record-data.ts';

/** Registration and grading are asked for by 6.2.1. */
const registration: readonly ClauseId[] = [clause('asgf@2.0/6.2.1')];

/** An AI application entered the register; holds its whole profile. */
export const applicationRegistered: RecordKind<'application.registered', RegistrationData> = defineKind(
  'application.registered',
  { clauses: registration, check: isRegistrationData },
);

/** Its profile, or whether it is active, was changed; holds the state before and after. */
export const applicationChanged: RecordKind<'application.changed', ChangeData> = defineKind('application.changed', {
  clauses: registration,
  check: isChangeData,
});

/** The grade that follows from the profile, with the rules that fired. */
export const gradeAssigned: RecordKind<'grade.assigned', GradeData> = defineKind('grade.assigned', {
  clauses: registration,
  check: isGradeData,
});

/** All kinds of this package, for `composeKinds`. */
export const governKinds: readonly [typeof applicationRegistered, typeof applicationChanged, typeof gradeAssigned] = [
  applicationRegistered,
  applicationChanged,
  gradeAssigned,
];
