import type { ApplicationId, ClauseId, JsonObject, RecordId } from '@anlan/core';
import { auditError } from './errors.ts';
import type { Actor, AuditRecord, Origin } from './record.ts';
import { checkEnvelope, isClauseId, isKindName } from './record-envelope.ts';

/** What the caller says of a record; kind and clauses come from the kind. `undefined` counts as absent. */
export interface RecordFields<Data> {
  readonly id: RecordId;
  readonly at: string;
  readonly actor: Actor;
  readonly application?: ApplicationId | undefined;
  readonly subject?: string | undefined;
  readonly requestId?: string | undefined;
  readonly decision?: string | undefined;
  readonly effect?: string | undefined;
  readonly origin: Origin;
  readonly data: Data;
}

/** A record of one kind, with the type of its data. */
export type RecordOf<Kind> =
  Kind extends RecordKind<infer Name, infer Data> ? AuditRecord & { readonly kind: Name; readonly data: Data } : never;

export interface RecordKind<Name extends string = string, Data extends JsonObject = JsonObject> {
  readonly name: Name;
  /** The clauses known beforehand, for the check against the catalogue at build time. */
  readonly clauses: readonly ClauseId[];
  check(data: unknown): data is Data;
  /** Makes a record; throws `record_invalid` where the fields or the data are not what the kind asks for. */
  create(fields: RecordFields<Data>): AuditRecord & { readonly kind: Name; readonly data: Data };
}

export interface RecordKindOptions<Data extends JsonObject> {
  /** What every record of this kind is evidence for, and what `clausesOf` may choose from. */
  readonly clauses: readonly ClauseId[];
  /**
   * For kinds whose clauses depend on what happened (an injection evidences others than a leak). May name clauses
   * beyond `clauses` where the record carries the clause itself, as `evidence.proved` does.
   */
  readonly clausesOf?: (data: Data) => readonly ClauseId[];
  /** Parses nothing, changes nothing: says whether the data is of this kind. */
  readonly check: (data: unknown) => data is Data;
}

/**
 * Declares a kind of record beside the code that writes it. `Data` must be a type alias, not an interface: TypeScript
 * gives only aliases the index signature that JSON needs.
 */
export function defineKind<const Name extends string, Data extends JsonObject>(
  name: Name,
  options: RecordKindOptions<Data>,
): RecordKind<Name, Data> {
  if (!isKindName(name)) throw auditError('kind_invalid', `${name} is not a name for a record kind`);
  const malformed = options.clauses.find((clause) => !isClauseId(clause));
  if (malformed !== undefined) throw auditError('kind_invalid', `${name} names ${malformed}, which is no clause id`);
  return {
    name,
    clauses: options.clauses,
    check: options.check,
    create: (fields) => createRecord(name, options, fields),
  };
}

function createRecord<Name extends string, Data extends JsonObject>(
  name: Name,
  options: RecordKindOptions<Data>,
  fields: RecordFields<Data>,
): AuditRecord & { readonly kind: Name; readonly data: Data } {
  const { data } = fields;
  if (!options.check(data)) throw auditError('record_invalid', `the data is not that of a ${name} record`);
  const clauses = [...new Set(options.clausesOf?.(data) ?? options.clauses)];
  const record = { ...withoutUndefined(fields), kind: name, clauses, data };
  const problems = checkEnvelope(record);
  if (problems.length > 0) throw auditError('record_invalid', `malformed ${name} record`, { details: { problems } });
  return record;
}

type Defined<Fields> = { [Key in keyof Fields]: Exclude<Fields[Key], undefined> };

/** Absent and `undefined` are one thing in JSON: without this, a record would not equal its own stored copy. */
function withoutUndefined<Fields extends object>(fields: Fields): Defined<Fields> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Defined<Fields>;
}
