import {
  type ClauseId,
  type Is,
  isCount,
  isFlag,
  isListOf,
  isNullOr,
  isNumber,
  isObjectOf,
  isOneOf,
  isText,
  parseClauseId,
} from '@anlan/core';
import { type Action, actions, type StopReason } from '@anlan/guard';
import { type CallOutcome, callOutcomes } from './call.ts';
import { type GatewayErrorCode, gatewayErrorCodes } from './errors.ts';

/** A finding as a record holds it: class, place and action, never what was matched. */
export type FindingData = {
  readonly channel: string;
  readonly class: string;
  readonly detector: string;
  readonly view: string;
  readonly score: number;
  readonly start: number;
  readonly end: number;
  readonly action: Action;
  readonly clauses: readonly ClauseId[];
};

export type VerdictData = {
  readonly decision: Action;
  readonly effect: Action;
  readonly reason: StopReason | null;
  readonly findings: readonly FindingData[];
};

/** The data of `guard.verdict`. */
export type DirectedVerdictData = VerdictData & { readonly direction: 'input' | 'output' };

/** The data of `call.opened`, `call.closed` and `call.refused`; who and which application stand in the envelope. */
export type CallData = {
  readonly surface: string;
  readonly model: string | null;
  readonly stream: boolean;
  readonly outcome: CallOutcome;
  readonly errorCode: GatewayErrorCode | null;
  readonly upstream: string | null;
  readonly input: VerdictData | null;
  readonly output: VerdictData | null;
  readonly label: string | null;
  readonly usage: { readonly inputTokens: number | null; readonly outputTokens: number | null } | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly durationMs: number | null;
};

/** The data of `access.denied`: how often one reason was met on one surface since the record before. */
export type DenialData = { readonly reason: string; readonly count: number; readonly surface: string };

const isClauseId: Is<ClauseId> = (value): value is ClauseId =>
  typeof value === 'string' && parseClauseId(value) !== undefined;
const isAction: Is<Action> = isOneOf(actions);
const isReason: Is<StopReason | null> = isNullOr(isOneOf(['stage_failed', 'buffer_exceeded']));

const isFinding: Is<FindingData> = isObjectOf<FindingData>({
  channel: isText,
  class: isText,
  detector: isText,
  view: isText,
  score: isNumber,
  start: isCount,
  end: isCount,
  action: isAction,
  clauses: isListOf(isClauseId),
});

const verdict = { decision: isAction, effect: isAction, reason: isReason, findings: isListOf(isFinding) };
const isVerdict: Is<VerdictData> = isObjectOf<VerdictData>(verdict);

export const isDirectedVerdictData: Is<DirectedVerdictData> = isObjectOf<DirectedVerdictData>({
  ...verdict,
  direction: isOneOf(['input', 'output']),
});

export const isCallData: Is<CallData> = isObjectOf<CallData>({
  surface: isText,
  model: isNullOr(isText),
  stream: isFlag,
  outcome: isOneOf(callOutcomes),
  errorCode: isNullOr(isOneOf(gatewayErrorCodes)),
  upstream: isNullOr(isText),
  input: isNullOr(isVerdict),
  output: isNullOr(isVerdict),
  label: isNullOr(isText),
  usage: isNullOr(isObjectOf({ inputTokens: isNullOr(isCount), outputTokens: isNullOr(isCount) })),
  openedAt: isText,
  closedAt: isNullOr(isText),
  durationMs: isNullOr(isNumber),
});

export const isDenialData: Is<DenialData> = isObjectOf<DenialData>({ reason: isText, count: isCount, surface: isText });
