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

/** How a call that failed with a code ended: the model service's fault, the request's, or ours. */
export function outcomeOf(code: GatewayErrorCode): CallOutcome {
  switch (code) {
    case 'upstream_unreachable':
    case 'upstream_timeout':
    case 'upstream_protocol':
    case 'upstream_error':
    case 'upstream_rejected':
    case 'upstream_rate_limited':
      return 'upstream_failed';
    case 'invalid_json':
    case 'invalid_request':
    case 'body_too_large':
    case 'missing_key':
    case 'invalid_key':
    case 'key_revoked':
    case 'application_suspended':
    case 'content_filter':
      return 'refused';
    case 'stage_failed':
    case 'record_unavailable':
    case 'internal':
      return 'interrupted';
  }
}
