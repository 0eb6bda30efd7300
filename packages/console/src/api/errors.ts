import { AnlanError } from '@anlan/core';

/** Failures that the console itself finds; those of the server are ApiError. */
export type ConsoleErrorCode = 'stream_failed' | 'stream_protocol' | 'context_missing';

export function consoleError(code: ConsoleErrorCode, message: string): AnlanError<ConsoleErrorCode> {
  return new AnlanError(code, message);
}
