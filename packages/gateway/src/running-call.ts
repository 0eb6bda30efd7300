import { type AuditRecord, recordTime } from '@anlan/audit';
import type { RequestId } from '@anlan/core';
import type { CallOutcome, CallSnapshot } from './call.ts';
import { createCallRecords } from './call-records.ts';
import { type GatewayErrorCode, gatewayError } from './errors.ts';
import { outcomeOf } from './failure.ts';
import type { AbortSignal, Caller, GatewayPorts } from './ports.ts';

/** One call while it runs: what is known of it, and its records. */
export interface RunningCall {
  readonly caller: Caller;
  readonly requestId: RequestId;
  readonly snapshot: CallSnapshot;
  note(change: Partial<CallSnapshot>): void;
  /** Makes the opening record durable; before it, nothing of a stream may leave. */
  open(): Promise<void>;
  /** Makes the closing records durable; before it, no answer and no end of a stream may leave. Only the first call counts. */
  close(outcome: CallOutcome, errorCode?: GatewayErrorCode): Promise<void>;
  readonly closed: boolean;
}

export function startCall(ports: GatewayPorts, caller: Caller, requestId: RequestId, surface: string): RunningCall {
  const started = ports.clock.now();
  const records = createCallRecords(caller, ports);
  let closed = false;
  let snapshot: CallSnapshot = {
    requestId,
    application: caller.application,
    surface,
    model: null,
    stream: false,
    origin: caller.origin,
    outcome: 'running',
    errorCode: null,
    upstream: null,
    input: null,
    output: null,
    label: null,
    usage: null,
    openedAt: recordTime(started),
    closedAt: null,
    durationMs: null,
  };
  const note = (change: Partial<CallSnapshot>): void => {
    snapshot = { ...snapshot, ...change };
  };

  return {
    caller,
    requestId,
    get snapshot() {
      return snapshot;
    },
    get closed() {
      return closed;
    },
    note,
    async open() {
      await store(ports, () => [records.opened(snapshot)]);
      ports.observe(snapshot);
    },
    async close(outcome, errorCode) {
      if (closed) return;
      closed = true;
      const now = ports.clock.now();
      note({
        outcome,
        errorCode: errorCode ?? null,
        closedAt: recordTime(now),
        durationMs: Math.max(0, now - started),
      });
      const ended = (): readonly AuditRecord[] =>
        outcome === 'refused' ? [records.refused(snapshot)] : records.closed(snapshot);
      try {
        await store(ports, ended);
      } catch (error) {
        note({ outcome: 'interrupted', errorCode: 'record_unavailable' });
        throw error;
      } finally {
        ports.observe(snapshot);
      }
    },
  };
}

/** Closes a call that failed with a code: what fails because the client is gone is nobody's fault. */
export function closeFailed(call: RunningCall, code: GatewayErrorCode, signal: AbortSignal): Promise<void> {
  return signal.aborted ? call.close('client_gone') : call.close(outcomeOf(code), code);
}

/** Log before release (invariant 2): a record that cannot be made durable stops the call. */
async function store(ports: GatewayPorts, records: () => readonly AuditRecord[]): Promise<void> {
  try {
    await Promise.all(records().map((record) => ports.records.append(record)));
  } catch (cause) {
    throw gatewayError('record_unavailable', 'the audit record could not be made durable', { cause });
  }
}
