import { clause } from '@anlan/catalog';
import type { ClauseId } from '@anlan/core';

/**
 * - `call.opened`: a streamed call is about to send its first byte; holds the verdict on its input;
 * - `call.closed`: a call ended, however it ended; holds both verdicts, the label and the usage;
 * - `guard.verdict`: the guard found something in one direction of a call;
 * - `call.refused`: a known caller's request was not one that the gateway carries;
 * - `access.denied`: somebody without a valid key, counted over a few seconds.
 */
export type GatewayKind = 'call.opened' | 'call.closed' | 'guard.verdict' | 'call.refused' | 'access.denied';

/** Operation logs of system and user behaviour (6.3.6). */
const operationLog: readonly ClauseId[] = [clause('asgf@2.0/6.3.6')];

/** Clauses that every record of a kind evidences; verdicts and labels add their own. */
export const gatewayKinds: Readonly<Record<GatewayKind, readonly ClauseId[]>> = {
  'call.opened': operationLog,
  'call.closed': operationLog,
  'guard.verdict': [],
  'call.refused': operationLog,
  // Identification and permission control on the interface (6.2.5), strict management of rights (6.3.2).
  'access.denied': [clause('asgf@2.0/6.2.5'), clause('asgf@2.0/6.3.2')],
};

/** Evidenced by an answer that left with an explicit label in its text: 4.2.2(c), 6.3.4 and article 4 of the Measures. */
export const explicitLabelClauses: readonly ClauseId[] = [
  clause('asgf@2.0/4.2.2.c'),
  clause('asgf@2.0/6.3.4'),
  clause('aigc-labeling@2025/art-4'),
];
