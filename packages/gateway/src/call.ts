import type { Origin } from '@anlan/audit';
import type { ClauseId } from '@anlan/core';
import type { Action, StopReason } from '@anlan/guard';
import type { GatewayErrorCode } from './errors.ts';
import type { Caller } from './ports.ts';

export const callOutcomes = [
  'running',
  'completed',
  'blocked_input',
  'blocked_output',
  'upstream_failed',
  'client_gone',
  'refused',
  'interrupted',
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** A finding with the place in the call where it was found, e.g. `messages[1].content` or `choices[0].content`. */
export interface PlacedFinding {
  readonly channel: string;
  readonly class: string;
  readonly detector: string;
  readonly view: string;
  readonly score: number;
  readonly start: number;
  readonly end: number;
  readonly action: Action;
  readonly clauses: readonly ClauseId[];
}

/** What the guard said of one direction of a call. Holds offsets and classes, never what was matched. */
export interface CallVerdict {
  readonly decision: Action;
  readonly effect: Action;
  readonly findings: readonly PlacedFinding[];
  /** Stopped without a finding that says so. */
  readonly reason: StopReason | null;
}

export interface CallUsage {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
}

/** One model call as people see it and as its closing record holds it. */
export interface CallSnapshot {
  readonly requestId: string;
  readonly application: Caller['application'];
  readonly surface: string;
  readonly model: string | null;
  readonly stream: boolean;
  readonly origin: Origin;
  readonly outcome: CallOutcome;
  readonly errorCode: GatewayErrorCode | null;
  readonly upstream: string | null;
  readonly input: CallVerdict | null;
  readonly output: CallVerdict | null;
  /** Text of the explicit label that was added to the answer; null where none was. */
  readonly label: string | null;
  readonly usage: CallUsage | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly durationMs: number | null;
}
