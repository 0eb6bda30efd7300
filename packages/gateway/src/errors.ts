import { AnlanError } from '@anlan/core';

/** Why a caller was not let in. */
export type DenialCode = 'missing_key' | 'invalid_key' | 'key_revoked' | 'application_suspended';

/** What a model service can do wrong. */
export type UpstreamErrorCode =
  | 'upstream_unreachable'
  | 'upstream_timeout'
  | 'upstream_protocol'
  | 'upstream_error'
  | 'upstream_rejected'
  | 'upstream_rate_limited';

/** Every code with which the gateway refuses or breaks off a call; the HTTP layer maps each to a status. */
export type GatewayErrorCode =
  | DenialCode
  | UpstreamErrorCode
  | 'invalid_json'
  | 'invalid_request'
  | 'body_too_large'
  | 'content_filter'
  | 'stage_failed'
  | 'record_unavailable'
  | 'internal';

/** The same codes at run time; the type makes a missing or an extra one a compile error. */
const codes: Readonly<Record<GatewayErrorCode, true>> = {
  missing_key: true,
  invalid_key: true,
  key_revoked: true,
  application_suspended: true,
  upstream_unreachable: true,
  upstream_timeout: true,
  upstream_protocol: true,
  upstream_error: true,
  upstream_rejected: true,
  upstream_rate_limited: true,
  invalid_json: true,
  invalid_request: true,
  body_too_large: true,
  content_filter: true,
  stage_failed: true,
  record_unavailable: true,
  internal: true,
};
export const gatewayErrorCodes: readonly GatewayErrorCode[] = Object.keys(codes) as GatewayErrorCode[];

export function isGatewayErrorCode(code: string): code is GatewayErrorCode {
  return Object.hasOwn(codes, code);
}

export type GatewayError = AnlanError<GatewayErrorCode>;

export function gatewayError(
  code: GatewayErrorCode,
  message: string,
  options: { readonly details?: Readonly<Record<string, unknown>>; readonly cause?: unknown } = {},
): GatewayError {
  return new AnlanError(code, message, options);
}
