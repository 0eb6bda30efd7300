import { isAnlanError } from '@anlan/core';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config/schema.ts';

const STANDARD_ERROR = 2;

/**
 * The server's own log, for who runs it: one JSON object a line on standard error, so that standard output holds only
 * what was asked for. No process number and no host name: whoever collects logs knows them.
 */
export function createLog(
  level: Config['logLevel'],
  destination: DestinationStream = pino.destination({ dest: STANDARD_ERROR, sync: true }),
): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorView } },
    destination,
  );
}

/** Named member by member: libraries hang requests, rows and headers on their errors. */
function errorView(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  const code = isAnlanError(error) ? error.code : (error as NodeJS.ErrnoException).code;
  return { type: name, code, message, stack, ...(cause instanceof Error && { cause: errorView(cause) }) };
}
