import { AnlanError } from '@anlan/core';

export type CliErrorCode =
  /** What was typed is not as the help says. */
  | 'usage'
  /** A server holds the data directory and does not answer. */
  | 'server_unreachable'
  /** A server answered, and refused. `details` holds its status and code. */
  | 'server_refused';

export function cliError(
  code: CliErrorCode,
  message: string,
  options: { readonly details?: Readonly<Record<string, unknown>>; readonly cause?: unknown } = {},
): AnlanError<CliErrorCode> {
  return new AnlanError(code, message, options);
}
