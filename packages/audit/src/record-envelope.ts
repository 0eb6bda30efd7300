import { parseClauseId, uuidTimestamp } from '@anlan/core';
import { type AuditRecord, actorKinds, origins } from './record.ts';
import type { RecordProblem, RecordProblemCode } from './record-problem.ts';

/** `call.opened`, `guard.verdict`, `stop.released`: two to four words, so that kinds can be listed by area. */
const KIND = /^[a-z][a-z0-9_-]{0,40}(?:\.[a-z][a-z0-9_-]{0,40}){1,3}$/;
const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;
/** Longer than any id, code or name that we write; keeps a record from becoming a place for content. */
const MAX_TEXT = 512;
const MAX_CLAUSES = 64;

type Members = Readonly<Record<string, unknown>>;
/** Undefined where the value is right. Never called for absent members. */
type Check = (value: unknown) => RecordProblemCode | undefined;

const text: Check = (value) => {
  if (typeof value !== 'string') return 'wrong_type';
  if (value === '') return 'wrong_format';
  return value.length > MAX_TEXT ? 'too_long' : undefined;
};
const matching =
  (right: (value: string) => boolean): Check =>
  (value) =>
    text(value) ?? (right(value as string) ? undefined : 'wrong_format');
const oneOf = (values: readonly string[]): Check => matching((value) => values.includes(value));
const object: Check = (value) => (isMembers(value) ? undefined : 'wrong_type');
const list: Check = (value) => {
  if (!Array.isArray(value)) return 'wrong_type';
  return value.length > MAX_CLAUSES ? 'too_long' : undefined;
};

interface Member {
  readonly required: boolean;
  readonly check: Check;
}
const required = (check: Check): Member => ({ required: true, check });
const optional = (check: Check): Member => ({ required: false, check });

const ENVELOPE: Readonly<Record<keyof AuditRecord, Member>> = {
  id: required(matching((value) => uuidTimestamp(value) !== undefined)),
  at: required(matching(isRecordTime)),
  kind: required(matching(isKindName)),
  actor: required(object),
  application: optional(text),
  subject: optional(text),
  requestId: optional(text),
  clauses: required(list),
  decision: optional(text),
  effect: optional(text),
  origin: required(oneOf(origins)),
  data: required(object),
};

const ACTOR: Readonly<Record<string, Member>> = {
  kind: required(oneOf(actorKinds)),
  id: optional(text),
  name: optional(text),
};

/**
 * Checks everything about a record but the data of its kind (spec/record.md §2). The value may come from anybody:
 * nothing is assumed about it. Members that the specification does not name are refused, since they would be hashed
 * but never shown.
 */
export function checkEnvelope(value: unknown): readonly RecordProblem[] {
  if (!isMembers(value)) return [{ path: '', code: 'not_an_object' }];
  const problems = checkMembers(value, ENVELOPE, '');
  if (isMembers(value.actor)) problems.push(...checkActor(value.actor));
  if (Array.isArray(value.clauses)) problems.push(...checkClauses(value.clauses));
  return problems;
}

/** Whether a text can name a record kind. */
export function isKindName(value: string): boolean {
  return KIND.test(value);
}

/** Whether a text is a clause id. */
export function isClauseId(value: unknown): boolean {
  return typeof value === 'string' && parseClauseId(value) !== undefined;
}

function checkMembers(value: Members, members: Readonly<Record<string, Member>>, prefix: string): RecordProblem[] {
  const problems: RecordProblem[] = [];
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(members, name)) problems.push({ path: prefix + name, code: 'unknown_member' });
  }
  for (const [name, member] of Object.entries(members)) {
    // A member that is only inherited is in no canonical JSON.
    const code = checkMember(Object.hasOwn(value, name) ? value[name] : undefined, member);
    if (code !== undefined) problems.push({ path: prefix + name, code });
  }
  return problems;
}

function checkMember(value: unknown, member: Member): RecordProblemCode | undefined {
  if (value !== undefined) return member.check(value);
  return member.required ? 'missing' : undefined;
}

function checkActor(actor: Members): readonly RecordProblem[] {
  const problems = checkMembers(actor, ACTOR, 'actor.');
  // An account or key that is not named is nobody: "unknown" has a kind of its own, `anonymous`.
  const named = actor.kind === 'account' || actor.kind === 'key';
  if (named && actor.id === undefined) problems.push({ path: 'actor.id', code: 'missing' });
  return problems;
}

function checkClauses(clauses: readonly unknown[]): readonly RecordProblem[] {
  const problems: RecordProblem[] = [];
  const seen = new Set<unknown>();
  for (const [index, clause] of clauses.slice(0, MAX_CLAUSES).entries()) {
    if (!isClauseId(clause)) problems.push({ path: `clauses[${index}]`, code: 'wrong_format' });
    else if (seen.has(clause)) problems.push({ path: `clauses[${index}]`, code: 'repeated' });
    seen.add(clause);
  }
  return problems;
}

function isRecordTime(value: string): boolean {
  // The round trip refuses 30 February and the like, which Date.parse moves to the next month.
  const milliseconds = TIME.test(value) ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === value;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
