import { type ErrorCode, errorTable, isErrorCode } from '@anlan/api';
import { isAnlanError, type JsonObject, localise, matchLocale } from '@anlan/core';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Codes of other packages that leave under the name of the contract. */
const aliases: Readonly<Record<string, ErrorCode>> = {
  application_not_found: 'not_found',
  account_not_found: 'not_found',
  key_not_found: 'not_found',
  unknown_pack: 'not_found',
  unknown_clause: 'not_found',
  version_conflict: 'conflict',
  last_administrator: 'last_administrator',
  link_invalid: 'invalid_link',
  database_failed: 'storage_unavailable',
  journal_write_failed: 'record_unavailable',
  journal_full: 'record_unavailable',
  journal_closed: 'record_unavailable',
};

/** The contract's code for any error. What is not foreseen is `internal`, and its text stays in the server's log. */
export function codeOf(error: unknown): ErrorCode {
  if (isAnlanError(error)) {
    if (isErrorCode(error.code)) return error.code;
    return aliases[error.code] ?? 'internal';
  }
  const framework = (error as { code?: unknown }).code;
  if (framework === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'body_too_large';
  if (framework === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 'unsupported_media_type';
  if (framework === 'FST_ERR_CTP_EMPTY_JSON_BODY' || error instanceof SyntaxError) return 'invalid_json';
  return 'internal';
}

/** Details are shown only for the codes whose details are written for the caller. */
function detailsOf(error: unknown, code: ErrorCode): JsonObject | undefined {
  const shown: readonly ErrorCode[] = ['invalid_request', 'conflict', 'method_not_allowed'];
  return isAnlanError(error) && error.details && shown.includes(code) ? (error.details as JsonObject) : undefined;
}

export interface ErrorAnswer {
  readonly code: ErrorCode;
  readonly requestId: string;
  readonly acceptLanguage: string | undefined;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** Error body of the management API. */
export function managementErrorBody({ code, requestId, acceptLanguage, details }: ErrorAnswer): JsonObject {
  const message = localise(errorTable[code].message, matchLocale(acceptLanguage));
  return { error: { code, message, ...(details && { details: details as JsonObject }), request_id: requestId } };
}

/** Error body that OpenAI clients understand; both languages, because their users' languages are not known. */
export function openAiErrorBody({ code, requestId, details }: ErrorAnswer): JsonObject {
  const { message, type } = errorTable[code];
  const both = `${message.zh} ${message.en}`;
  return {
    error: {
      message: both,
      type,
      param: null,
      code,
      ...(details && { details: details as JsonObject }),
      request_id: requestId,
    },
  };
}

/** Sends an error in the shape of the surface that was called. */
export function sendError(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const code = codeOf(error);
  if (code === 'internal') request.log.error({ err: error }, 'unforeseen error');
  const answer: ErrorAnswer = {
    code,
    requestId: request.id,
    acceptLanguage: request.headers['accept-language'],
    details: detailsOf(error, code),
  };
  const dataPlane = request.url.startsWith('/v1/') || request.url === '/v1';
  return writeError(reply, dataPlane ? openAiErrorBody(answer) : managementErrorBody(answer), code);
}

export function writeError(reply: FastifyReply, body: JsonObject, code: ErrorCode): FastifyReply {
  if (code === 'record_unavailable' || code === 'stage_failed') reply.header('retry-after', '2');
  // Repeating a request that the policy stopped would only be stopped again.
  if (code === 'content_filter') reply.header('x-should-retry', 'false');
  return reply.code(errorTable[code].status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}
