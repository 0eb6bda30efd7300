/**
 * The one error class of the project. `code` comes from a closed union that each package declares in its own
 * `errors.ts`; `message` is for engineers' logs, in English; words for people are looked up by code elsewhere.
 * `details` must be safe to show to the caller: never secrets, never matched content.
 */
export class AnlanError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(
    code: Code,
    message: string,
    options: { readonly details?: Readonly<Record<string, unknown>>; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AnlanError';
    this.code = code;
    this.details = options.details;
  }
}

export function isAnlanError(value: unknown): value is AnlanError {
  return value instanceof AnlanError;
}

/** Compile-time proof that a switch over a closed union is exhaustive; reaching it at run time is a defect. */
export function assertNever(value: never): never {
  throw new AnlanError('unreachable', `unexpected value ${JSON.stringify(value)}`);
}
