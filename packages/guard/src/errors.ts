import { AnlanError } from '@anlan/core';

/**
 * The guard throws only for mistakes of its caller. What is wrong with content is a verdict, and what is wrong with a
 * policy document is a list of problems (`parsePolicy`).
 */
export type GuardErrorCode =
  /** A built-in rule, word list or custom detector contradicts itself. */
  | 'invalid_detector'
  /** A word that is empty, too long or not well-formed reached the automaton. */
  | 'invalid_word'
  /** `push` after `end` on the same channel. */
  | 'stream_ended';

export type GuardError = AnlanError<GuardErrorCode>;

/** The one way errors of this package are made. `details` never holds content that is being screened. */
export function guardError(
  code: GuardErrorCode,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): AnlanError<GuardErrorCode> {
  return new AnlanError(code, message, details === undefined ? {} : { details });
}
