import { catalog, type Pack, packKindWords } from '@anlan/catalog';
import { type LocalisedText, text } from '@anlan/core';
import type { CommandContext } from '../command.ts';
import { formatTable } from '../table.ts';
import { readArguments, textWidth, usageFailure, writeJson } from './catalog-usage.ts';

const header = {
  zh: ['编号', '类别', '发布', '条款', '收录', '名称'],
  en: ['id', 'kind', 'published', 'clauses', 'held', 'title'],
} as const;
/** Whether a pack holds all of its instrument or a part of it. */
export const packStatusWords: Readonly<Record<Pack['status'], LocalisedText>> = {
  complete: text('全文', 'in full'),
  partial: text('部分', 'in part'),
};

/** `anlan catalog list` */
export async function runList(context: CommandContext): Promise<number> {
  const args = readArguments(context, []);
  if (!args) return 2;
  if (args.positionals.length > 0) return usageFailure(context, text('list 不带参数', 'list takes no arguments'));
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
    catalog.findPack(id)?.published ?? '',
    catalog.clausesOf(id).length,
    packStatusWords[status][locale],
    title[locale],
  ]);
  context.out(formatTable(header[locale], rows, textWidth(context)));
  return 0;
}
