import { isAnlanError, type Locale, matchLocale } from '@anlan/core';
import { VERSION } from '@anlan/server';
import type { Command, CommandContext } from './command.ts';
import { adminCommand } from './commands/admin.ts';
import { catalogCommand } from './commands/catalog.ts';
import { serveCommand } from './commands/serve.ts';
import { messages } from './messages.ts';

/** Every command of the product, in the order in which a newcomer meets them. */
const commands: readonly Command[] = [serveCommand, adminCommand, catalogCommand];

/** Exit codes of all commands: 0 done, 1 a check or verification failed, 2 bad usage or input. */
export const EXIT: Readonly<Record<'done' | 'failed' | 'usage', number>> = { done: 0, failed: 1, usage: 2 };

/** Runs the command line. Resolves to the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const { args, json, locale } = frameOptions(argv, process.env);
  const words = messages[locale];
  const out = (text: string): void => void process.stdout.write(text);
  const err = (text: string): void => void process.stderr.write(text);
  const [name, ...rest] = args;

  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const topic = commands.find((command) => command.name === rest[0]);
    out(`${topic ? topic.help[locale] : overview(locale)}\n`);
    return EXIT.done;
  }
  if (name === '--version' || name === '-v') {
    out(`${json ? JSON.stringify({ version: VERSION }) : VERSION}\n`);
    return EXIT.done;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    err(`${words.unknownCommand(name, nearest(name))}\n`);
    return EXIT.usage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    out(`${command.help[locale]}\n`);
    return EXIT.done;
  }
  const context: CommandContext = {
    args: rest,
    locale,
    json,
    out,
    err,
    env: process.env,
    cwd: process.cwd(),
    isTty: process.stdout.isTTY === true,
  };
  return run(command, context);
}

async function run(command: Command, context: CommandContext): Promise<number> {
  try {
    return await command.run(context);
  } catch (error) {
    const code = isAnlanError(error) ? error.code : usageCode(error);
    const message = error instanceof Error ? error.message : String(error);
    const details = isAnlanError(error) ? error.details : undefined;
    if (context.json) context.out(`${JSON.stringify({ error: { code, message, ...(details && { details }) } })}\n`);
    else context.err(`${messages[context.locale].failure(code, message)}\n`);
    return EXIT.usage;
  }
}

/** `--json` and `--lang` mean the same everywhere; what remains belongs to the command. */
function frameOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): { args: readonly string[]; json: boolean; locale: Locale } {
  const args: string[] = [];
  let json = false;
  let language = environment.ANLAN_LANG ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG;
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    if (argument === '--json') json = true;
    else if (argument === '--lang') language = argv[++index];
    else if (argument.startsWith('--lang=')) language = argument.slice(7);
    else args.push(argument);
  }
  return { args, json, locale: matchLocale(language) };
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
function usageCode(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS') ? 'usage' : 'internal';
}
