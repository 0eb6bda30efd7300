import { catalog, packKindWords } from '@anlan/catalog';
import { text } from '@anlan/core';
import type { CommandContext } from '../command.ts';
import { formatTable } from '../table.ts';
import { readArguments, usageFailure, writeJson } from './catalog-usage.ts';

const header = {
  zh: ['编号', '类别', '条款', '名称'],
  en: ['id', 'kind', 'clauses', 'title'],
} as const;
const partial = text('（不完整）', ' (partial)');

/** `anlan catalog list` */
export async function runList(context: CommandContext): Promise<number> {
  const args = readArguments(context, []);
  if (!args) return 2;
  if (args.positionals.length > 0) return usageFailure(context, text('list 不接受参数', 'list takes no arguments'));
  const packs = catalog.listPacks();
  if (context.json) {
    writeJson(context, {
      packs: packs.map(({ id, title, kind, status, counts }) => ({ id, title, kind, status, counts })),
    });
    return 0;
  }
  const { locale } = context;
  const rows = packs.map(({ id, kind, status, title }) => [
    id,
    packKindWords[kind][locale],
    catalog.clausesOf(id).length,
    title[locale] + (status === 'partial' ? partial[locale] : ''),
  ]);
  context.out(formatTable(header[locale], rows));
  return 0;
}
