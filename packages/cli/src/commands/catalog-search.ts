import { catalog, clauseKindWords } from '@anlan/catalog';
import { text } from '@anlan/core';
import type { CommandContext } from '../command.ts';
import { formatTable } from '../table.ts';
import { readArguments, usageFailure, writeJson } from './catalog-usage.ts';

const header = { zh: ['条款', '类别', '名称'], en: ['clause', 'kind', 'title'] } as const;
const nothing = text('没有找到', 'nothing found');

/** `anlan catalog search TEXT`: finding nothing is an answer, not a failure. */
export async function runSearch(context: CommandContext): Promise<number> {
  const args = readArguments(context, ['limit']);
  if (!args) return 2;
  const query = args.positionals.join(' ');
  if (query.trim() === '') return usageFailure(context, text('请给出检索文字', 'give a text to search for'));
  const limit = Number(args.values.limit ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    return usageFailure(context, text('--limit 取 1 到 100', '--limit is 1 to 100'));
  }
  const clauses = catalog.search(query, { limit }).map((hit) => hit.clause);
  if (context.json) {
    writeJson(context, { clauses: clauses.map(({ id, kind, title, summary }) => ({ id, kind, title, summary })) });
    return 0;
  }
  const { locale } = context;
  const rows = clauses.map(({ id, kind, title }) => [id, clauseKindWords[kind][locale], title[locale]]);
  context.out(rows.length === 0 ? `${nothing[locale]}\n` : formatTable(header[locale], rows));
  return 0;
}
