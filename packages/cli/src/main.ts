import { isAnlanError, type Locale } from '@anlan/core';
import { VERSION } from '@anlan/server';
import type { Command, CommandContext } from './command.ts';
import { adminCommand } from './commands/admin.ts';
import { catalogCommand } from './commands/catalog.ts';
import { serveCommand } from './commands/serve.ts';
import { cliError } from './errors.ts';
import { readFrameOptions } from './frame-options.ts';
import { messages } from './messages.ts';

/** Every command of the product, in the order in which a newcomer meets them. */
const commands: readonly Command[] = [serveCommand, adminCommand, catalogCommand];

/** Exit codes of all commands: 0 done, 1 a check or verification failed, 2 bad usage or input. */
export const EXIT: Readonly<Record<'done' | 'failed' | 'usage', number>> = { done: 0, failed: 1, usage: 2 };

/** What a process gives to the command line. */
export type Surroundings = Pick<CommandContext, 'out' | 'err' | 'env' | 'cwd' | 'isTty'>;

/** Runs the command line. Resolves to the exit code. */
export async function main(argv: readonly string[], surroundings: Surroundings = ofProcess()): Promise<number> {
  const context: CommandContext = { ...surroundings, ...readFrameOptions(argv, surroundings.env) };
  try {
    return await dispatch(context);
  } catch (error) {
    reportFailure(context, error);
    return EXIT.usage;
  }
}

function ofProcess(): Surroundings {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    env: process.env,
    cwd: process.cwd(),
    isTty: process.stdout.isTTY === true,
  };
}

async function dispatch(context: CommandContext): Promise<number> {
  const { locale, json, out } = context;
  const [name, ...rest] = context.args;
  switch (name) {
    case undefined:
    case '--help':
    case '-h':
      return said(out, overview(locale));
    case 'help':
      return said(out, rest[0] === undefined ? overview(locale) : find(rest[0], locale).help[locale]);
    case '--version':
    case '-v':
      return said(out, json ? JSON.stringify({ version: VERSION }) : VERSION);
    default: {
      const command = find(name, locale);
      if (rest.includes('--help') || rest.includes('-h')) return said(out, command.help[locale]);
      return command.run({ ...context, args: rest });
    }
  }
}

function find(name: string, locale: Locale): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command;
  throw cliError('usage', messages[locale].unknownCommand(name, nearest(name)));
}

function said(out: CommandContext['out'], text: string): number {
  out(`${text.trimEnd()}\n`);
  return EXIT.done;
}

/** On standard error, so that standard output holds a result or nothing. With `--json` as an error object. */
function reportFailure({ json, locale, err }: CommandContext, error: unknown): void {
  const code = isAnlanError(error) ? error.code : usageCode(error);
  const message = error instanceof Error ? error.message : String(error);
  const details = isAnlanError(error) ? error.details : undefined;
  if (json) err(`${JSON.stringify({ error: { code, message, ...(details && { details }) } })}\n`);
  else err(`${messages[locale].failure(code, message)}\n`);
  // A defect of ours: whoever reports it needs to say where.
  if (code === 'internal' && !json && error instanceof Error) err(`${error.stack ?? ''}\n`);
}

function overview(locale: Locale): string {
  const words = messages[locale];
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary[locale]}`);
  return [words.intro, '', words.usage, '', ...list, '', words.options].join('\n');
}

function nearest(name: string): string | undefined {
  return commands.find((command) => command.name.startsWith(name.slice(0, 2)))?.name;
}

/** Errors of Node's argument parser are bad usage, everything else unforeseen. */
function usageCode(error: unknown): 'usage' | 'internal' {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS') ? 'usage' : 'internal';
}
