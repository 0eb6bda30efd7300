import { err, ok, type Result } from '@anlan/core';
import { auditError } from './errors.ts';
import type { AuditRecord } from './record.ts';
import { checkEnvelope } from './record-envelope.ts';
import type { RecordKind, RecordOf } from './record-kind.ts';
import type { RecordProblem } from './record-problem.ts';

/** The closed union of all record kinds that a composition root knows. */
export interface RecordRegistry<Kind extends RecordKind = RecordKind> {
  readonly kinds: readonly Kind[];
  kind(name: string): Kind | undefined;
  /** Reads a record that may come from anybody; all problems are listed, and nothing is repaired. */
  parseRecord(json: unknown): Result<RecordOf<Kind>, readonly RecordProblem[]>;
}

/** Puts kinds together. Throws `kind_invalid` where two have one name: one of them would be read as the other. */
export function composeKinds<const Kinds extends readonly RecordKind[]>(kinds: Kinds): RecordRegistry<Kinds[number]> {
  const byName = new Map<string, Kinds[number]>();
  for (const kind of kinds) {
    if (byName.has(kind.name)) throw auditError('kind_invalid', `two record kinds are named ${kind.name}`);
    byName.set(kind.name, kind);
  }
  return {
    kinds,
    kind: (name) => byName.get(name),
    parseRecord: (json) => parseRecord(byName, json),
  };
}

function parseRecord<Kind extends RecordKind>(
  byName: ReadonlyMap<string, Kind>,
  json: unknown,
): Result<RecordOf<Kind>, readonly RecordProblem[]> {
  const problems = checkEnvelope(json);
  if (problems.length > 0) return err(problems);
  const record = json as AuditRecord;
  const kind = byName.get(record.kind);
  if (kind === undefined) return err([{ path: 'kind', code: 'unknown_kind' }]);
  if (!kind.check(record.data)) return err([{ path: 'data', code: 'data_refused' }]);
  // Envelope, kind name and data were just checked: the value has the type of its kind.
  return ok(record as RecordOf<Kind>);
}
