import { type AuditRecord, recordTime } from '@anlan/audit';
import type { Clock, IdFactory, RecordId } from '@anlan/core';
import type { CallSnapshot, CallVerdict } from './call.ts';
import type { CallData, FindingData, VerdictData } from './call-data.ts';
import type { Caller } from './ports.ts';
import { callClosed, callOpened, callRefused, guardVerdict } from './record-kinds.ts';

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
  const envelope = ({ requestId }: CallSnapshot) => ({
    id: ports.ids.next<RecordId>(),
    at: recordTime(ports.clock.now()),
    actor: caller.actor,
    application: caller.application.id,
    requestId,
    origin: caller.origin,
  });
  const verdictRecord = (call: CallSnapshot, direction: 'input' | 'output'): readonly AuditRecord[] => {
    const verdict = call[direction];
    if (verdict === null || (verdict.findings.length === 0 && verdict.reason === null)) return [];
    const { decision, effect } = verdict;
    return [guardVerdict.create({ ...envelope(call), decision, effect, data: { direction, ...verdictData(verdict) } })];
  };

  return {
    opened: (call) => callOpened.create({ ...envelope(call), data: callData(call) }),
    closed: (call) => [
      ...verdictRecord(call, 'input'),
      ...verdictRecord(call, 'output'),
      callClosed.create({ ...envelope(call), data: callData(call) }),
    ],
    refused: (call) => callRefused.create({ ...envelope(call), data: callData(call) }),
  };
}

function verdictData({ decision, effect, reason, findings }: CallVerdict): VerdictData {
  return { decision, effect, reason, findings: findings.map(findingData) };
}

function findingData(finding: CallVerdict['findings'][number]): FindingData {
  return {
    channel: finding.channel,
    class: finding.class,
    detector: finding.detector,
    view: finding.view,
    score: finding.score,
    start: finding.start,
    end: finding.end,
    action: finding.action,
    clauses: finding.clauses,
  };
}

function callData(call: CallSnapshot): CallData {
  return {
    surface: call.surface,
    model: call.model,
    stream: call.stream,
    outcome: call.outcome,
    errorCode: call.errorCode,
    upstream: call.upstream,
    input: call.input && verdictData(call.input),
    output: call.output && verdictData(call.output),
    label: call.label,
    usage: call.usage && { ...call.usage },
    openedAt: call.openedAt,
    closedAt: call.closedAt,
    durationMs: call.durationMs,
  };
}
