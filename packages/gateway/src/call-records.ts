import { type AuditRecord, recordTime } from '@anlan/audit';
import type { ClauseId, Clock, IdFactory, JsonObject, RecordId } from '@anlan/core';
import type { CallSnapshot, CallVerdict } from './call.ts';
import type { Caller } from './ports.ts';
import { explicitLabelClauses, type GatewayKind, gatewayKinds } from './record-kinds.ts';

export interface CallRecords {
  opened(call: CallSnapshot): AuditRecord;
  /** The closing record of a call, and one for each direction in which the guard found something. */
  closed(call: CallSnapshot): readonly AuditRecord[];
  refused(call: CallSnapshot): AuditRecord;
}

/** Makes the records of one caller's calls. They hold verdicts and counts, never prompts, answers or matched text. */
export function createCallRecords(
  caller: Caller,
  ports: { readonly clock: Clock; readonly ids: IdFactory },
): CallRecords {
  const record = (kind: GatewayKind, call: CallSnapshot, extra: Partial<AuditRecord>): AuditRecord => ({
    id: ports.ids.next<RecordId>(),
    at: recordTime(ports.clock.now()),
    kind,
    actor: caller.actor,
    application: caller.application.id,
    requestId: call.requestId,
    clauses: gatewayKinds[kind],
    origin: caller.origin,
    data: {},
    ...extra,
  });
  const verdictRecord = (
    call: CallSnapshot,
    direction: 'input' | 'output',
    verdict: CallVerdict | null,
  ): readonly AuditRecord[] => {
    if (verdict === null || (verdict.findings.length === 0 && verdict.reason === null)) return [];
    return [
      record('guard.verdict', call, {
        clauses: clausesOf(verdict),
        decision: verdict.decision,
        effect: verdict.effect,
        data: { direction, ...verdictData(verdict) },
      }),
    ];
  };

  return {
    opened: (call) => record('call.opened', call, { data: callData(call) }),
    closed: (call) => [
      ...verdictRecord(call, 'input', call.input),
      ...verdictRecord(call, 'output', call.output),
      record('call.closed', call, {
        clauses: [...gatewayKinds['call.closed'], ...(call.label === null ? [] : explicitLabelClauses)],
        data: callData(call),
      }),
    ],
    refused: (call) => record('call.refused', call, { data: callData(call) }),
  };
}

function clausesOf(verdict: CallVerdict): readonly ClauseId[] {
  return [...new Set(verdict.findings.flatMap(({ clauses }) => clauses as readonly ClauseId[]))];
}

function verdictData(verdict: CallVerdict): JsonObject {
  return {
    decision: verdict.decision,
    effect: verdict.effect,
    reason: verdict.reason,
    findings: verdict.findings.map((finding) => ({
      channel: finding.channel,
      class: finding.class,
      detector: finding.detector,
      view: finding.view,
      score: finding.score,
      start: finding.start,
      end: finding.end,
      action: finding.action,
      clauses: [...finding.clauses],
    })),
  };
}

/** The snapshot as record data; who and which application stand in the envelope. */
function callData(call: CallSnapshot): JsonObject {
  const { requestId: _, application: __, origin: ___, input, output, usage, ...rest } = call;
  return {
    ...rest,
    input: input && verdictData(input),
    output: output && verdictData(output),
    usage: usage && { ...usage },
  };
}
