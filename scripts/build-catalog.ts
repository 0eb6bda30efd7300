/**
 * Builds packages/catalog/src/generated from packages/catalog/data.
 *
 *   npm run catalog                   check the data and write what has changed
 *   npm run check:catalog             (--check) write nothing; fail when a generated file is not current
 *   npm run catalog -- --draft        write although there are findings, while data is being written
 *
 * Exit 0 when all is well, 1 otherwise.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { lintCatalog } from '../packages/catalog/src/lint/index.ts';
import type { CatalogData } from '../packages/catalog/src/types.ts';
import { citesUnreadPack, missingModules } from './catalog/check-code.ts';
import { emitCatalog } from './catalog/emit.ts';
import { staleFiles, writeFiles } from './catalog/generated-folder.ts';
import { readData } from './catalog/read-data.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const generated = join(root, 'packages/catalog/src/generated');

const { values: flags } = parseArgs({ options: { check: { type: 'boolean' }, draft: { type: 'boolean' } } });
process.exitCode = build(flags.check === true, flags.draft === true);

function build(checkOnly: boolean, draft: boolean): 0 | 1 {
  const { data, problems } = readData(join(root, 'packages/catalog/data'));
  const findings = [
    ...problems.map((problem) => `${problem.file}:${problem.line}: ${problem.message}`),
    ...lintCatalog(data).map((finding) => `${finding.where}: ${finding.message} (${finding.lint})`),
    ...missingModules(root, data),
    ...citesUnreadPack(root),
  ];
  for (const finding of findings) process.stderr.write(`${finding}\n`);
  if (findings.length > 0) process.stderr.write(`${findings.length} findings\n`);
  if (findings.length > 0 && (checkOnly || !draft)) return 1;
  const files = emitCatalog(data);
  if (checkOnly) return reportStale(staleFiles(generated, files));
  const written = writeFiles(generated, files);
  process.stdout.write(`${describe(data)}; ${written.length} files written\n`);
  return findings.length > 0 ? 1 : 0;
}

function reportStale(stale: readonly string[]): 0 | 1 {
  for (const name of stale) {
    process.stderr.write(`packages/catalog/src/generated/${name} is not current: run npm run catalog\n`);
  }
  return stale.length > 0 ? 1 : 0;
}

function describe(data: CatalogData): string {
  const clauses = data.packs.reduce((total, pack) => total + pack.clauses.length, 0);
  return `${data.packs.length} packs, ${clauses} clauses, ${data.coverage.length} coverage entries`;
}
