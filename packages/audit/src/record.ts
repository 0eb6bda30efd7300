import type { ApplicationId, ClauseId, JsonObject, RecordId } from '@anlan/core';

export const actorKinds = ['system', 'account', 'key', 'anonymous'] as const;

/** Who did it. `account` and `key` always carry an id. */
export interface Actor {
  readonly kind: (typeof actorKinds)[number];
  readonly id?: string;
  readonly name?: string;
}

export const origins = ['live', 'tour', 'playground', 'simulation'] as const;

/** Where a record comes from: only `live` ones are evidence (invariant 4 of ARCHITECTURE.md). */
export type Origin = (typeof origins)[number];

/** One fact that happened: the unit of the audit log. Normative description: spec/record.md. */
export interface AuditRecord {
  /** UUIDv7. */
  readonly id: RecordId;
  /** RFC 3339 in UTC with milliseconds: `2026-01-31T08:00:00.000Z`. */
  readonly at: string;
  readonly kind: string;
  readonly actor: Actor;
  readonly application?: ApplicationId;
  /** What it happened to, in words of the kind: an id of a user, policy, case, key, file. */
  readonly subject?: string;
  readonly requestId?: string;
  /** The clauses that this record is evidence for. Evidence, never proof. */
  readonly clauses: readonly ClauseId[];
  /** What was decided; differs from `effect` in a dry run or when carrying it out failed. */
  readonly decision?: string;
  /** What was done. */
  readonly effect?: string;
  readonly origin: Origin;
  readonly data: JsonObject;
}

/**
 * Whether a record may count as evidence for its clauses. A decision that was not carried out (`effect` differs or is
 * missing) and everything that does not come from live operation is shown, but proves nothing.
 */
export function proves(record: Pick<AuditRecord, 'decision' | 'effect' | 'origin'>): boolean {
  return record.origin === 'live' && record.decision === record.effect;
}

/** The time of a record, from milliseconds since 1970. */
export function recordTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
