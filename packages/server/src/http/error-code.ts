import { type ErrorCode, isErrorCode } from '@anlan/api';
import { isAnlanError, type JsonObject } from '@anlan/core';

/** Codes of other packages that leave under the name of the contract. */
const aliases: Readonly<Record<string, ErrorCode>> = {
  application_not_found: 'not_found',
  account_not_found: 'not_found',
  key_not_found: 'not_found',
  unknown_pack: 'not_found',
  unknown_clause: 'not_found',
  version_conflict: 'conflict',
  link_invalid: 'invalid_link',
  database_failed: 'storage_unavailable',
  journal_write_failed: 'record_unavailable',
  journal_full: 'record_unavailable',
  journal_closed: 'record_unavailable',
};

/** What the HTTP library refuses before a route is reached. */
const frameworkCodes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_BAD_URL: 'route_not_found',
  FST_ERR_MAX_PARAM_LENGTH: 'route_not_found',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_request',
};

/** The contract's code for any error. What is not foreseen is `internal`, and its text stays in the server's log. */
export function codeOf(error: unknown): ErrorCode {
  if (isAnlanError(error)) return isErrorCode(error.code) ? error.code : (own(aliases, error.code) ?? 'internal');
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return (typeof code === 'string' ? own(frameworkCodes, code) : undefined) ?? 'internal';
}

/** Details leave only with the codes whose details are written for the caller. */
const WITH_DETAILS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'invalid_request',
  'conflict',
  'method_not_allowed',
  'upstream_rejected',
]);

export function detailsOf(error: unknown, code: ErrorCode): JsonObject | undefined {
  return isAnlanError(error) ? shownDetails(code, error.details) : undefined;
}

export function shownDetails(
  code: ErrorCode,
  details: Readonly<Record<string, unknown>> | undefined,
): JsonObject | undefined {
  return WITH_DETAILS.has(code) ? (details as JsonObject | undefined) : undefined;
}

function own(table: Readonly<Record<string, ErrorCode>>, code: string): ErrorCode | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}
