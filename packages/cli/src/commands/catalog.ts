import { text } from '@anlan/core';
import type { Command, CommandContext } from '../command.ts';
import { runCheck } from './catalog-check.ts';
import { runCoverage } from './catalog-coverage.ts';
import { runExport } from './catalog-export.ts';
import { catalogHelp } from './catalog-help.ts';
import { runList } from './catalog-list.ts';
import { runSearch } from './catalog-search.ts';
import { runShow } from './catalog-show.ts';
import { nearest } from './catalog-suggestion.ts';
import { usageFailure } from './catalog-usage.ts';

const subcommands: Readonly<Record<string, (context: CommandContext) => Promise<number>>> = {
  list: runList,
  show: runShow,
  search: runSearch,
  coverage: runCoverage,
  export: runExport,
  check: runCheck,
};

export const catalogCommand: Command = {
  name: 'catalog',
  summary: text('查阅、检索、导出条款目录', 'look up, search and export the catalogue of clauses'),
  help: catalogHelp,
  async run(context) {
    const [name = 'help', ...args] = context.args;
    if (name === 'help' || name === '--help' || name === '-h') {
      context.out(`${catalogHelp[context.locale]}\n`);
      return 0;
    }
    const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
    return subcommand ? subcommand({ ...context, args }) : unknown(context, name);
  },
};

function unknown(context: CommandContext, name: string): number {
  const names = Object.keys(subcommands);
  const near = nearest(name, names);
  const message = text(
    `没有子命令“${name}”。${near ? `是否指 ${near}？` : ''}可用：${names.join(' ')}`,
    `no subcommand “${name}”.${near ? ` Did you mean ${near}?` : ''} There is: ${names.join(' ')}`,
  );
  return usageFailure(context, message, { subcommands: names });
}
