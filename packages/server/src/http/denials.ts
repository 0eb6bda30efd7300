import type { ErrorCode } from '@anlan/api';
import type { DenialLog } from '@anlan/gateway';
import type { FastifyRequest } from 'fastify';
import { codeOf } from './error-code.ts';
import { planeOf } from './plane.ts';

/** What counts as an attempt to get in, or to get further than one may (6.2.5, 6.3.2). */
const DENIALS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'missing_key',
  'invalid_key',
  'key_revoked',
  'application_suspended',
  'invalid_link',
  'forbidden',
  'host_not_allowed',
]);
/** On the model interfaces also a look for a way around: paths, methods and types that nothing here reads. */
const DATA_PLANE_DENIALS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'route_not_found',
  'method_not_allowed',
  'unsupported_media_type',
]);

/**
 * Records an error where it is a denial. Never rejects: the refusal stands, and what could not be recorded stays
 * counted in the log of denials.
 */
export async function recordDenial(denials: DenialLog, request: FastifyRequest, error: unknown): Promise<void> {
  const code = codeOf(error);
  const plane = planeOf(request);
  if (!DENIALS.has(code) && !(plane === 'data' && DATA_PLANE_DENIALS.has(code))) return;
  try {
    await denials.denied(code, plane === 'data' ? 'v1' : plane);
  } catch (failure) {
    request.log.error({ err: failure }, 'a denial could not be recorded');
  }
}
