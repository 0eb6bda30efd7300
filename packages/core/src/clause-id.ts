import type { Brand } from './ids.ts';

/**
 * Version-scoped id of one numbered statement of an instrument: `asgf@2.0/4.2.2.b`, `aigc-labeling@2025/art-6`.
 * A bare number is never an id: clauses move between versions (2.0's chapter 4 is 3.0's chapter 3).
 */
export type ClauseId = Brand<string, 'ClauseId'>;

export interface ClauseRef {
  /** `asgf`, `aigc-labeling`, … */
  readonly instrument: string;
  /** `2.0`, `2025`, … */
  readonly version: string;
  /** `4.2.2.b`, `art-6`, `annex2/1`, … */
  readonly number: string;
}

const PATTERN =
  /^([a-z][a-z0-9-]{0,40})@([0-9][0-9a-z.-]{0,15})\/([0-9a-z][0-9a-z.-]{0,40}(?:\/[0-9a-z][0-9a-z.-]{0,40})?)$/;

/** Syntax only: whether the clause exists is the catalogue's question. Undefined where the text is not a clause id. */
export function parseClauseId(value: string): ClauseRef | undefined {
  const match = PATTERN.exec(value);
  const [, instrument, version, number] = match ?? [];
  return instrument && version && number ? { instrument, version, number } : undefined;
}

export function formatClauseId(ref: ClauseRef): ClauseId {
  return `${ref.instrument}@${ref.version}/${ref.number}` as ClauseId;
}
