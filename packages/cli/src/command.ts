import type { Locale, LocalisedText } from '@anlan/core';

/** What the frame hands to a command. `--json` and `--lang` are taken out of `args` before. */
export interface CommandContext {
  readonly args: readonly string[];
  readonly locale: Locale;
  readonly json: boolean;
  /** Writes to standard output as it is: line ends are the command's. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly isTty: boolean;
}

/** One word after `anlan`. */
export interface Command {
  readonly name: string;
  readonly summary: LocalisedText;
  readonly help: LocalisedText;
  /** Exit code: 0 ok, 1 a check failed, 2 bad usage or input. */
  run(context: CommandContext): Promise<number>;
}
