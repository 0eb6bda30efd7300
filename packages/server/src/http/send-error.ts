import { type ErrorCode, errorTable } from '@anlan/api';
import { type JsonObject, localise, matchLocale } from '@anlan/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { codeOf, detailsOf } from './error-code.ts';
import { planeOf } from './plane.ts';

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
export function openAiErrorBody({ code, requestId, details }: Omit<ErrorAnswer, 'acceptLanguage'>): JsonObject {
  const { message, type } = errorTable[code];
  return {
    error: {
      message: `${message.zh} ${message.en}`,
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
  // A client that left in mid-request is no defect of ours, and could fill the log.
  if (code === 'internal' && !request.raw.destroyed) request.log.error({ err: error }, 'unforeseen error');
  const answer: ErrorAnswer = {
    code,
    requestId: request.id,
    acceptLanguage: request.headers['accept-language'],
    details: detailsOf(error, code),
  };
  return writeError(reply, planeOf(request) === 'data' ? openAiErrorBody(answer) : managementErrorBody(answer), code);
}

export function writeError(reply: FastifyReply, body: JsonObject, code: ErrorCode): FastifyReply {
  if (code === 'record_unavailable' || code === 'stage_failed') reply.header('retry-after', '2');
  // Repeating a request that the policy stopped would only be stopped again.
  if (code === 'content_filter') reply.header('x-should-retry', 'false');
  return reply
    .code(errorTable[code].status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(body));
}
