import type { Call, VerdictView } from '@anlan/api';
import type { StoredRecord } from '@anlan/audit';
import type { CallSnapshot, CallVerdict } from '@anlan/gateway';

/** Name of an application for a record that only holds its id. */
export type ApplicationNames = (
  id: string,
) => { readonly id: string; readonly code: string; readonly name: string } | null;

/** A call that runs, or has just ended, as the live view shows it. */
export function callOfSnapshot(snapshot: CallSnapshot): Call {
  const { upstream: _, input, output, ...rest } = snapshot;
  return {
    ...rest,
    application: { ...snapshot.application },
    input: verdictView(input),
    output: verdictView(output),
    usage: snapshot.usage && { ...snapshot.usage },
    clauses: verdictClauses(input, output),
    records: [],
  };
}

/** A call from the record that ended it; `related` are all records of the same request. */
export function callOfRecord(ended: StoredRecord, related: readonly StoredRecord[], names: ApplicationNames): Call {
  const { record } = ended;
  // The gateway wrote the data from a CallSnapshot (call-data.ts checks it at writing).
  const data = record.data as unknown as Omit<CallSnapshot, 'requestId' | 'application' | 'origin'>;
  const clauses = new Set([...related, ended].flatMap((entry) => entry.record.clauses as readonly string[]));
  for (const clause of verdictClauses(data.input, data.output)) clauses.add(clause);
  return {
    requestId: record.requestId ?? '',
    application: record.application === undefined ? null : names(record.application),
    surface: data.surface,
    model: data.model,
    stream: data.stream,
    origin: record.origin,
    outcome: data.outcome,
    errorCode: data.errorCode,
    input: verdictView(data.input),
    output: verdictView(data.output),
    label: data.label,
    usage: data.usage && { ...data.usage },
    openedAt: data.openedAt,
    closedAt: data.closedAt,
    durationMs: data.durationMs,
    clauses: [...clauses],
    records: (related.length > 0 ? related : [ended]).map((entry) => entry.record.id),
  };
}

function verdictView(verdict: CallVerdict | null): VerdictView | null {
  return (
    verdict && {
      decision: verdict.decision,
      effect: verdict.effect,
      reason: verdict.reason,
      findings: verdict.findings.map((finding) => ({ ...finding, clauses: [...finding.clauses] })),
    }
  );
}

function verdictClauses(...verdicts: readonly (CallVerdict | null)[]): string[] {
  return [
    ...new Set(
      verdicts.flatMap((verdict) => verdict?.findings.flatMap(({ clauses }) => clauses as readonly string[]) ?? []),
    ),
  ];
}
