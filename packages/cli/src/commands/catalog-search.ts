import { catalog, clauseKindWords } from '@anlan/catalog';
import { text } from '@anlan/core';
import type { CommandContext } from '../command.ts';
import { formatTable } from '../table.ts';
import { readArguments, textWidth, usageFailure, writeJson } from './catalog-usage.ts';

const MOST = 100;
const header = { zh: ['条款', '类别', '名称'], en: ['clause', 'kind', 'title'] } as const;
const nothing = text('没有找到', 'nothing found');
const more = text(`还有更多，可用 --limit N 加大（至多 ${MOST}）`, `there are more: raise --limit N (at most ${MOST})`);

/** `anlan catalog search TEXT`: finding nothing is an answer, not a failure. */
export async function runSearch(context: CommandContext): Promise<number> {
  const args = readArguments(context, ['limit']);
  if (!args) return 2;
  const query = args.positionals.join(' ');
  if (query.trim() === '') return usageFailure(context, text('请给出检索文字', 'give a text to search for'));
  const limit = Number(args.values.limit ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
    return usageFailure(context, text(`--limit 取 1 到 ${MOST}`, `--limit is 1 to ${MOST}`));
  }
  // One more than wanted, to know whether there are more.
  const found = catalog.search(query, { limit: limit + 1 }).map((hit) => hit.clause);
  const clauses = found.slice(0, limit);
  if (context.json) {
    writeJson(context, { clauses: clauses.map(({ id, kind, title, summary }) => ({ id, kind, title, summary })) });
    return 0;
  }
  const { locale } = context;
  const rows = clauses.map(({ id, kind, title }) => [id, clauseKindWords[kind][locale], title[locale]]);
  context.out(rows.length === 0 ? `${nothing[locale]}\n` : formatTable(header[locale], rows, textWidth(context)));
  if (found.length > limit) context.err(`${more[locale]}\n`);
  return 0;
}
