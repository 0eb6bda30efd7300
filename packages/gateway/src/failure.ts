import { type AnlanError, isAnlanError } from '@anlan/core';
import type { CallOutcome } from './call.ts';
import { type GatewayErrorCode, isGatewayErrorCode } from './errors.ts';

export interface Failure {
  readonly code: GatewayErrorCode;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The code of an error; anything that is not one of ours is `internal`, and its text goes nowhere. */
export function failureOf(error: unknown): Failure {
  if (!isAnlanError(error) || !isGatewayErrorCode(error.code)) return { code: 'internal' };
  const { code, details } = error as AnlanError<GatewayErrorCode>;
  return { code, ...(details && { details }) };
}

/** How a call that failed with a code is counted: the model service's fault, or a request that was refused. */
export function outcomeOf(code: GatewayErrorCode): CallOutcome {
  return code.startsWith('upstream_') ? 'upstream_failed' : 'refused';
}
