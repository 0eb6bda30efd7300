import { text } from '@anlan/core';
import type { Command, CommandContext } from '../command.ts';
import { runCheck } from './catalog-check.ts';
import { runCoverage } from './catalog-coverage.ts';
import { runExport } from './catalog-export.ts';
import { runList } from './catalog-list.ts';
import { runSearch } from './catalog-search.ts';
import { runShow } from './catalog-show.ts';
import { usageFailure } from './catalog-usage.ts';

const help = text(
  `用法：anlan catalog <子命令>

  list                              已收录的框架、办法与标准
  show ID                           一个条款，例如 asgf@2.0/4.2.2.b
  search 文字 [--limit N]            按编号、中文或英文检索
  coverage [--pack ID] [--status S] 产品如何对应每个条款
  export --pack ID --format oscal [--out 文件]
  check                             检查内置数据

  --json 输出 JSON；--lang zh|en 选择语言。
`,
  `Usage: anlan catalog <subcommand>

  list                              frameworks, measures and standards in the catalogue
  show ID                           one clause, e.g. asgf@2.0/4.2.2.b
  search TEXT [--limit N]           by number, or by Chinese or English words
  coverage [--pack ID] [--status S] how the product meets each clause
  export --pack ID --format oscal [--out FILE]
  check                             check the built-in data

  --json for JSON; --lang zh|en for the language.
`,
);

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
  summary: text('查阅、检索、导出条款目录', 'Look up, search and export the catalogue of clauses'),
  help,
  async run(context) {
    const [name = '', ...args] = context.args;
    if (name === '' || name === 'help' || name === '--help' || name === '-h') {
      context[name === '' ? 'err' : 'out'](help[context.locale]);
      return name === '' ? 2 : 0;
    }
    const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
    if (subcommand) return subcommand({ ...context, args });
    return usageFailure(context, text(`没有子命令“${name}”`, `no subcommand "${name}"`));
  },
};
