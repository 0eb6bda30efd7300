import { defineKind, type RecordKind } from '@anlan/audit';
import { clause } from '@anlan/catalog';
import type { ClauseId } from '@anlan/core';
import { findingClassInfo } from '@anlan/guard';
import {
  type CallData,
  type DenialData,
  type DirectedVerdictData,
  isCallData,
  isDenialData,
  isDirectedVerdictData,
} from './call-data.ts';

/** Operation logs of system and user behaviour (6.3.6). */
const operationLog: readonly ClauseId[] = [clause('asgf@2.0/6.3.6')];

/** Evidenced by an answer that left with an explicit label in its text: 4.2.2(c), 6.3.4 and article 4 of the Measures. */
const explicitLabel: readonly ClauseId[] = [
  clause('asgf@2.0/4.2.2.c'),
  clause('asgf@2.0/6.3.4'),
  clause('aigc-labeling@2025/art-4'),
];

/** A streamed call is about to send its first byte; holds the verdict on its input. */
export const callOpened: RecordKind<'call.opened', CallData> = defineKind('call.opened', {
  clauses: operationLog,
  check: isCallData,
});

/** A call ended, however it ended; holds both verdicts, the label and the usage. */
export const callClosed: RecordKind<'call.closed', CallData> = defineKind('call.closed', {
  clauses: [...operationLog, ...explicitLabel],
  clausesOf: ({ label }) => (label === null ? operationLog : [...operationLog, ...explicitLabel]),
  check: isCallData,
});

/** A known caller's request was not one that the gateway carries. */
export const callRefused: RecordKind<'call.refused', CallData> = defineKind('call.refused', {
  clauses: operationLog,
  check: isCallData,
});

/** The guard found something in one direction of a call, or could not finish. Each finding names its own clauses. */
export const guardVerdict: RecordKind<'guard.verdict', DirectedVerdictData> = defineKind('guard.verdict', {
  clauses: [...new Set(Object.values(findingClassInfo).flatMap(({ clauses }) => clauses))],
  clausesOf: ({ findings }) => findings.flatMap(({ clauses }) => clauses),
  check: isDirectedVerdictData,
});

/**
 * Somebody was not let in, counted over a few seconds (`createDenialLog`): identification and permission control on
 * the interface (6.2.5), strict management of rights (6.3.2).
 */
export const accessDenied: RecordKind<'access.denied', DenialData> = defineKind('access.denied', {
  clauses: [clause('asgf@2.0/6.2.5'), clause('asgf@2.0/6.3.2')],
  check: isDenialData,
});

/** All kinds of this package, for `composeKinds`. */
export const gatewayKinds: readonly [
  typeof callOpened,
  typeof callClosed,
  typeof callRefused,
  typeof guardVerdict,
  typeof accessDenied,
] = [callOpened, callClosed, callRefused, guardVerdict, accessDenied];
