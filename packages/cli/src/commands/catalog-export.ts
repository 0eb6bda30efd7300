import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { catalog } from '@anlan/catalog';
import { exportOscal } from '@anlan/catalog/oscal';
import { text } from '@anlan/core';
import type { CommandContext } from '../command.ts';
import { readArguments, usageFailure, writeJson } from './catalog-usage.ts';

/** `anlan catalog export --pack ID --format oscal [--out FILE]`: the same pack gives the same bytes. */
export async function runExport(context: CommandContext): Promise<number> {
  const args = readArguments(context, ['pack', 'format', 'out']);
  if (!args) return 2;
  const { pack: id, format = 'oscal', out } = args.values;
  if (args.positionals.length > 0) {
    return usageFailure(context, text('export 只带选项 --pack、--out', 'export takes --pack and --out only'));
  }
  if (format !== 'oscal') return usageFailure(context, text('--format 目前只有 oscal', '--format knows only oscal'));
  const pack = id === undefined ? undefined : catalog.findPack(id);
  if (!pack) {
    const packs = catalog.listPacks().map((summary) => summary.id);
    const list = packs.join(' ');
    return usageFailure(context, text(`--pack 取其一：${list}`, `--pack is one of: ${list}`), { packs });
  }
  const document = await exportOscal(pack);
  if (out === undefined) {
    writeJson(context, document);
    return 0;
  }
  return write(context, out, `${JSON.stringify(document, null, 2)}\n`);
}

async function write(context: CommandContext, file: string, content: string): Promise<number> {
  const path = resolve(context.cwd, file);
  try {
    await writeFile(path, content);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return usageFailure(context, text(`无法写入 ${path}：${reason}`, `cannot write ${path}: ${reason}`));
  }
  if (context.json) writeJson(context, { written: path });
  else context.out(`${text(`已写入 ${path}`, `written to ${path}`)[context.locale]}\n`);
  return 0;
}
