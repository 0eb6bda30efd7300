/** What can be wrong with a member of a record. */
export type RecordProblemCode =
  | 'not_an_object'
  | 'missing'
  | 'unknown_member'
  | 'wrong_type'
  | 'wrong_format'
  | 'too_long'
  | 'repeated'
  | 'unknown_kind'
  | 'data_refused';

export interface RecordProblem {
  /** Member, e.g. `actor.id` or `clauses[2]`; empty for the record as a whole. */
  readonly path: string;
  readonly code: RecordProblemCode;
}
