import type { AnlanError } from '@anlan/core';
import { type ServerErrorCode, serverError } from '../errors.ts';

/** One thing wrong with the configuration, precise enough to mend it. */
export interface ConfigProblem {
  /** Path of the file, `environment`, or `command line`. */
  readonly file: string;
  /** Counted from 1; 0 where there are no lines. */
  readonly line: number;
  /** As in the file, e.g. `upstream.url`; the name of a variable or an option elsewhere. Empty: the whole. */
  readonly key: string;
  readonly expected: string;
}

/** The error that names them all; its message names each on a line of its own. */
export function configInvalid(problems: readonly ConfigProblem[]): AnlanError<ServerErrorCode> {
  return serverError('config_invalid', problems.map(line).join('\n'), { details: { problems } });
}

function line({ file, line: number, key, expected }: ConfigProblem): string {
  const place = [file, ...(number > 0 ? [number] : [])].join(':');
  return `${[place, ...(key === '' ? [] : [key])].join(': ')}: expected ${expected}`;
}
