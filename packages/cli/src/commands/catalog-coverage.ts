import {
  type CoverageEntry,
  type CoverageStatus,
  catalog,
  coverage,
  coverageStatusWords,
  summariseCoverage,
} from '@anlan/catalog';
import { text } from '@anlan/core';
import type { CommandContext } from '../command.ts';
import { formatTable } from '../table.ts';
import { readArguments, usageFailure, writeJson } from './catalog-usage.ts';

const header = { zh: ['条款', '状态', '名称', '说明'], en: ['clause', 'status', 'title', 'reason'] } as const;

/** `anlan catalog coverage [--pack ID] [--status STATUS]` */
export async function runCoverage(context: CommandContext): Promise<number> {
  const args = readArguments(context, ['pack', 'status']);
  if (!args) return 2;
  const { pack, status } = args.values;
  if (pack !== undefined && coverage(pack).length === 0) {
    return usageFailure(context, text(`没有登记 ${pack} 的对应情况`, `no coverage is kept for ${pack}`));
  }
  if (status !== undefined && !Object.hasOwn(coverageStatusWords, status)) {
    const known = Object.keys(coverageStatusWords).join(' ');
    return usageFailure(context, text(`--status 取其一：${known}`, `--status is one of: ${known}`));
  }
  const entries = coverage(pack).filter((entry) => status === undefined || entry.status === status);
  if (context.json) writeJson(context, asJson(entries));
  else context.out(asText(entries, context));
  return 0;
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

function asText(entries: readonly CoverageEntry[], { locale }: CommandContext): string {
  const rows = entries.map(({ clause, status, reason, contributes }) => [
    clause,
    coverageStatusWords[status][locale],
    catalog.getClause(clause)?.title[locale] ?? '',
    [reason?.[locale], contributes?.[locale]].filter((part) => part !== undefined).join(' '),
  ]);
  const summary = Object.entries(summariseCoverage(entries)).filter(([, count]) => count > 0);
  const counts = summary.map(([status, count]) => `${coverageStatusWords[status as CoverageStatus][locale]} ${count}`);
  return `${formatTable(header[locale], rows)}\n${counts.join(locale === 'zh' ? '，' : ', ')}\n`;
}
