import {
  type CoverageEntry,
  type CoverageStatus,
  catalog,
  coverage,
  coverageStatusWords,
  summariseCoverage,
} from '@anlan/catalog';
import { type LocalisedText, text } from '@anlan/core';
import type { CommandContext } from '../command.ts';
import { formatRows, formatTable } from '../table.ts';
import { indented } from './catalog-layout.ts';
import { readArguments, textWidth, usageFailure, writeJson } from './catalog-usage.ts';

const header = { zh: ['条款', '状态', '名称', '说明'], en: ['clause', 'status', 'title', 'reason'] } as const;

/** What each status means, in the order in which it is shown; packages/catalog/data/coverage/README.md says more. */
const meanings: Readonly<Record<CoverageStatus, LocalisedText>> = {
  enforced: text(
    '每次请求都由运行中的代码执行，只做到一部分的写明哪一部分',
    'running code carries it out on every request; in part where it says so',
  ),
  evidenced: text(
    '运行中产生的记录可以为证，但不作阻止',
    'records of the running system are evidence for it; nothing is prevented',
  ),
  workflow: text('由产品引导人来完成', 'people are led through it'),
  guidance: text('产品作出解释，落实在人或其他系统', 'explained here; doing it is up to people or other systems'),
  context: text(
    '没有产品可以履行的要求，例如原则、术语、以他人为对象的条款',
    'asks nothing that a product could do: principles, terms, what is addressed to others',
  ),
  planned: text('尚未做到，写明等待什么', 'not done yet; says what it waits for'),
};

const isStatus = (word: string): word is CoverageStatus => Object.hasOwn(meanings, word);

/** `anlan catalog coverage [--pack ID] [--status STATUS]` */
export async function runCoverage(context: CommandContext): Promise<number> {
  const args = readArguments(context, ['pack', 'status']);
  if (!args) return 2;
  if (args.positionals.length > 0) {
    return usageFailure(context, text('coverage 只带选项 --pack、--status', 'coverage takes --pack and --status only'));
  }
  const { pack, status } = args.values;
  if (pack !== undefined && coverage(pack).length === 0) return unknownPack(context, pack);
  if (status !== undefined && !isStatus(status)) return unknownStatus(context, status);
  const entries = coverage(pack).filter((entry) => status === undefined || entry.status === status);
  if (context.json) writeJson(context, asJson(entries));
  else context.out(`${summary(coverage(pack), context)}\n${table(entries, context)}`);
  return 0;
}

function unknownPack(context: CommandContext, pack: string): number {
  const packs = [...new Set(coverage().map(({ clause }) => clause.split('/', 1)[0] ?? ''))];
  const list = packs.join(' ');
  return usageFailure(
    context,
    text(`没有登记 ${pack} 的落实情况。可用：${list}`, `no coverage is kept for ${pack}. There is: ${list}`),
    { packs },
  );
}

function unknownStatus(context: CommandContext, status: string): number {
  const statuses = Object.keys(meanings).filter(isStatus);
  const list = statuses.map((word) => `${word}（${coverageStatusWords[word].zh}）`).join('、');
  return usageFailure(
    context,
    text(
      `没有状态“${status}”。--status 取其一：${list}`,
      `no status “${status}”. --status is one of: ${statuses.join(' ')}`,
    ),
    { statuses },
  );
}

function asJson(entries: readonly CoverageEntry[]): unknown {
  const clauses = entries.map(({ clause, status, by, reason, contributes }) => ({
    id: clause,
    status,
    by,
    ...(reason && { reason }),
    ...(contributes && { contributes }),
  }));
  return { clauses, summary: { clauses: entries.length, ...summariseCoverage(entries) } };
}

/** A line for each status, whatever the table below is narrowed to: a part is read against the whole. */
function summary(entries: readonly CoverageEntry[], context: CommandContext): string {
  const { locale } = context;
  const counts = summariseCoverage(entries);
  const rows = Object.keys(meanings)
    .filter(isStatus)
    .map((status) => [
      coverageStatusWords[status][locale],
      String(counts[status]).padStart(4),
      meanings[status][locale],
    ]);
  const total = text(`共 ${entries.length} 个条款`, `${entries.length} clauses`)[locale];
  return `${total}\n${formatRows(rows, textWidth(context))}`;
}

/** One line for each clause where a program reads; on a terminal the reason goes below, where it can be wrapped. */
function table(entries: readonly CoverageEntry[], context: CommandContext): string {
  const { locale } = context;
  const width = textWidth(context);
  const facts = entries.map(({ clause, status }) => [
    clause,
    coverageStatusWords[status][locale],
    catalog.getClause(clause)?.title[locale] ?? '',
  ]);
  const reasons = entries.map(({ reason, contributes }) =>
    [reason?.[locale], contributes?.[locale]].filter((part) => part !== undefined).join(' '),
  );
  if (width === undefined) {
    return formatTable(
      header[locale],
      facts.map((row, index) => [...row, reasons[index] ?? '']),
    );
  }
  const lines = formatRows(facts).trimEnd().split('\n');
  return lines.map((line, index) => `${line}\n${indented(reasons[index] ?? '', width)}`).join('');
}
