import { builtInData, lintCatalog, lints } from '@anlan/catalog';
import { text } from '@anlan/core';
import type { CommandContext } from '../command.ts';
import { readArguments, usageFailure, writeJson } from './catalog-usage.ts';

/** `anlan catalog check`: runs every lint on the data that was built in; exit 1 on findings. */
export async function runCheck(context: CommandContext): Promise<number> {
  const args = readArguments(context, []);
  if (!args) return 2;
  if (args.positionals.length > 0) return usageFailure(context, text('check 不带参数', 'check takes no arguments'));
  const data = builtInData();
  const findings = lintCatalog(data);
  const clauses = data.packs.reduce((total, pack) => total + pack.clauses.length, 0);
  if (context.json) {
    writeJson(context, { packs: data.packs.length, clauses, lints: lints.map((lint) => lint.name), findings });
  } else {
    for (const { where, message, lint } of findings) context.out(`${where}  ${message}  (${lint})\n`);
    const checked = text(
      `${data.packs.length} 份规范、${clauses} 个条款，检查 ${lints.length} 项，发现问题 ${findings.length} 处`,
      `${data.packs.length} packs, ${clauses} clauses, ${lints.length} checks: ${findings.length} problems`,
    );
    context.out(`${checked[context.locale]}\n`);
  }
  return findings.length === 0 ? 0 : 1;
}
