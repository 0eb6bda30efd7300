import { type Locale, matchLocale } from '@anlan/core';

/** What every command understands, taken out of what was typed. */
export interface FrameOptions {
  readonly args: readonly string[];
  readonly json: boolean;
  readonly locale: Locale;
}

/**
 * `--json` and `--lang` mean the same everywhere and may stand anywhere before a `--`; what remains belongs to the
 * command. Without `--lang` the language is the terminal's.
 */
export function readFrameOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): FrameOptions {
  const end = argv.indexOf('--');
  const own = end < 0 ? argv : argv.slice(0, end);
  const args: string[] = [];
  let language = environment.ANLAN_LANG || environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
  for (let index = 0; index < own.length; index++) {
    const argument = own[index] ?? '';
    if (argument === '--lang') language = own[++index];
    else if (argument.startsWith('--lang=')) language = argument.slice('--lang='.length);
    else if (argument !== '--json') args.push(argument);
  }
  return { args: [...args, ...argv.slice(own.length)], json: own.includes('--json'), locale: matchLocale(language) };
}
