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

/**
 * Options of a subcommand, all with a value; undefined when one is unknown or lacks its value (already reported, in
 * the person's language: the parser's own messages are English).
 */
export function readArguments(context: CommandContext, options: readonly string[]): Arguments | undefined {
  const config: ParseArgsConfig['options'] = Object.fromEntries(options.map((name) => [name, { type: 'string' }]));
  const parsed = parseArgs({
    args: [...context.args],
    options: config,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of parsed.tokens) {
    if (token.kind !== 'option') continue;
    const { rawName, value, inlineValue } = token;
    if (!options.includes(token.name)) {
      usageFailure(context, unknownOption(rawName, options));
      return undefined;
    }
    if (value === undefined || value === '' || (!inlineValue && value.startsWith('-'))) {
      usageFailure(context, text(`${rawName} 后面要有值`, `${rawName} needs a value`));
      return undefined;
    }
  }
  return { values: parsed.values as Arguments['values'], positionals: parsed.positionals };
}

function unknownOption(name: string, options: readonly string[]): LocalisedText {
  const known = options.map((option) => `--${option}`).join(' ');
  return known === ''
    ? text(`没有选项 ${name}：此子命令不带选项`, `no option ${name}: this subcommand has none`)
    : text(`没有选项 ${name}。可用：${known}`, `no option ${name}. There is: ${known}`);
}

/** The one JSON writer of these commands: indented, one line end. */
export function writeJson(context: CommandContext, value: unknown): void {
  context.out(`${JSON.stringify(value, null, 2)}\n`);
}

/** Wider lines are hard to read, narrower ones not worth wrapping. */
const WIDEST = 110;
const NARROWEST = 40;

/** How wide texts may be on the person's terminal; undefined where a program reads them, which wants whole lines. */
export function textWidth({ isTty, env }: CommandContext): number | undefined {
  if (!isTty) return undefined;
  const columns = Number(env.COLUMNS ?? process.stdout.columns);
  return columns >= NARROWEST ? Math.min(columns, WIDEST) : undefined;
}
