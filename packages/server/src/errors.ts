import { AnlanError } from '@anlan/core';

export type ServerErrorCode =
  /** `anlan.yaml` or the environment is not as expected; `details` names file, line, key and what was expected. */
  | 'config_invalid'
  /** Another process uses the data directory; `details` names it. */
  | 'data_directory_in_use'
  /** The data directory cannot be made, read or written. */
  | 'data_directory_unusable'
  /** A key file is missing, damaged, or not the one with which the journal was written. */
  | 'keys_unusable'
  /** The database did not answer or refused. */
  | 'database_failed'
  /** The database holds something else than a copy of this journal: nobody but the operator can tell what is right. */
  | 'database_mismatch'
  /** The address is taken or may not be used. */
  | 'listen_failed'
  | 'account_not_found'
  | 'key_not_found'
  | 'last_administrator'
  | 'link_invalid';

export function serverError(
  code: ServerErrorCode,
  message: string,
  options: { readonly details?: Readonly<Record<string, unknown>>; readonly cause?: unknown } = {},
): AnlanError<ServerErrorCode> {
  return new AnlanError(code, message, options);
}
