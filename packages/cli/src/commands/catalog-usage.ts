import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type LocalisedText, text } from '@anlan/core';
import type { CommandContext } from '../command.ts';

/** Says what is wrong with what was typed; exit code 2. With `--json` as an error object, on standard error. */
export function usageFailure(
  context: CommandContext,
  message: LocalisedText,
  details: Readonly<Record<string, unknown>> = {},
): 2 {
  const words = message[context.locale];
  const error = { code: 'usage', message: words, ...(Object.keys(details).length > 0 && { details }) };
  context.err(context.json ? `${JSON.stringify({ error })}\n` : `${words}\n`);
  return 2;
}

export interface Arguments {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly positionals: readonly string[];
}

/** Options of a subcommand, all with a value; undefined when one is unknown or lacks its value (already reported). */
export function readArguments(context: CommandContext, options: readonly string[]): Arguments | undefined {
  const config: ParseArgsConfig['options'] = Object.fromEntries(options.map((name) => [name, { type: 'string' }]));
  try {
    const { values, positionals } = parseArgs({ args: [...context.args], options: config, allowPositionals: true });
    return { values: values as Arguments['values'], positionals };
  } catch (cause) {
    const reason = cause instanceof TypeError ? cause.message : String(cause);
    usageFailure(context, text(`参数有误：${reason}`, `bad arguments: ${reason}`));
    return undefined;
  }
}

/** The one JSON writer of these commands: indented, one line end. */
export function writeJson(context: CommandContext, value: unknown): void {
  context.out(`${JSON.stringify(value, null, 2)}\n`);
}
