import { catalog } from '@anlan/catalog';
import { text } from '@anlan/core';
import type { CommandContext } from '../command.ts';
import { clauseText } from './catalog-clause-text.ts';
import { clauseView } from './catalog-clause-view.ts';
import type { Layout } from './catalog-layout.ts';
import { headingText, headingView, packText, packView } from './catalog-outline.ts';
import { suggestIds } from './catalog-suggestion.ts';
import { readArguments, textWidth, usageFailure, writeJson } from './catalog-usage.ts';

/** What is shown: data for `--json`, and how it is told to people. */
interface Shown {
  readonly view: unknown;
  readonly tell: (layout: Layout) => string;
}

/** `anlan catalog show ID`: a clause, a section or a pack. */
export async function runShow(context: CommandContext): Promise<number> {
  const args = readArguments(context, []);
  if (!args) return 2;
  const [id, ...rest] = args.positionals;
  if (id === undefined || rest.length > 0) {
    return usageFailure(
      context,
      text('请给出一个编号，例如 asgf@2.0/4.2.2.b', 'give one id, for example asgf@2.0/4.2.2.b'),
    );
  }
  const found = findShown(id);
  if (!found) return unknown(context, id);
  if (context.json) writeJson(context, found.view);
  else context.out(found.tell({ locale: context.locale, width: textWidth(context) }));
  return 0;
}

function findShown(id: string): Shown | undefined {
  const clause = catalog.getClause(id);
  if (clause) {
    const view = clauseView(clause);
    return { view, tell: (layout) => clauseText(view, layout) };
  }
  const pack = catalog.findPack(id.split('/', 1)[0] ?? '');
  if (!pack) return undefined;
  if (pack.id === id) {
    const view = packView(pack);
    return { view, tell: (layout) => packText(view, layout) };
  }
  const heading = catalog.getHeading(id);
  if (!heading) return undefined;
  const view = headingView(pack, heading);
  return { view, tell: (layout) => headingText(view, layout) };
}

function unknown(context: CommandContext, id: string): number {
  const suggestions = suggestIds(id);
  const list = suggestions.length > 0 ? suggestions.join('  ') : undefined;
  const message = text(
    `没有编号“${id}”。${list ? `是否指：${list}` : '可用 anlan catalog search 检索，或 anlan catalog list 列出全部规范。'}`,
    `no id “${id}”. ${list ? `Did you mean: ${list}` : 'anlan catalog search finds one, anlan catalog list lists the packs.'}`,
  );
  return usageFailure(context, message, { id, suggestions });
}
