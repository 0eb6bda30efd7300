import { isAnlanError } from '@anlan/core';
import { type GatewayError, gatewayError, isGatewayErrorCode, type UpstreamErrorCode } from '@anlan/gateway';
import { errors } from 'undici';

/*
 * Everything that a model service sends is under its control, and libraries put pieces of it into their errors
 * (`HTTPParserError.data`, the message of `SyntaxError`). So no error of theirs is kept as a cause: only its code.
 */

/** What a final HTTP status means for the call; undefined for success. */
export function statusFailure(status: number): GatewayError | undefined {
  if (status >= 200 && status < 300) return undefined;
  const code = statusCode(status);
  return gatewayError(code, `the model service answered with status ${status}`, { details: { status } });
}

function statusCode(status: number): UpstreamErrorCode {
  if (status < 400) return 'upstream_protocol';
  if (status === 429) return 'upstream_rate_limited';
  // 401 and 403 speak of our own credentials, which are none of the client's business.
  return REJECTIONS.has(status) ? 'upstream_rejected' : 'upstream_error';
}

/** The request itself was not accepted: sending it again, or elsewhere, would not help. */
const REJECTIONS: ReadonlySet<number> = new Set([400, 404, 413, 422]);

/** Of an error before the status line was read. */
export function headerFailure(error: unknown): GatewayError {
  const own = ownFailure(error);
  if (own) return own;
  const code = libraryCode(error);
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return gatewayError('upstream_timeout', 'the model service did not accept the connection in time');
  }
  if (error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError) {
    return gatewayError('upstream_protocol', 'what the model service answered is not HTTP, or has headers without end');
  }
  return gatewayError('upstream_unreachable', `the model service could not be reached (${code})`);
}

/** Of an error within the body: the answer is torn, whatever the cause. */
export function bodyFailure(error: unknown): GatewayError {
  return (
    ownFailure(error) ??
    gatewayError('upstream_protocol', `the model service's answer broke off (${libraryCode(error)})`)
  );
}

function ownFailure(error: unknown): GatewayError | undefined {
  return isAnlanError(error) && isGatewayErrorCode(error.code) ? (error as GatewayError) : undefined;
}

function libraryCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'unknown';
}
