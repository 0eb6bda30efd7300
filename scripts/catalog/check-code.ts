import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isCoverageRoute } from '../../packages/catalog/src/coverage-route.ts';
import { unreadPacks } from '../../packages/catalog/src/lint/coverage-lints.ts';
import type { CatalogData } from '../../packages/catalog/src/types.ts';

/** Modules that the coverage register names and that are not in the repository, with one clause that names each. */
export function missingModules(root: string, data: CatalogData): readonly string[] {
  const clauses = new Map<string, string>();
  for (const entry of data.coverage) {
    for (const by of entry.by) if (!isCoverageRoute(by) && !clauses.has(by)) clauses.set(by, entry.clause);
  }
  return [...clauses]
    .filter(([path]) => !existsSync(join(root, path)))
    .map(([path, clause]) => `${path} does not exist (named by ${clause})`)
    .sort();
}

/** Sources that cite a clause of a pack whose text could not be read: nothing can be evidence for it. */
export function citesUnreadPack(root: string, unread: readonly string[] = unreadPacks): readonly string[] {
  const calls = unread.map((pack) => `clause('${pack}/`);
  return sourceFiles(join(root, 'packages')).flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    const cited = calls.filter((call) => text.includes(call));
    return cited.map((call) => `${relative(root, path)} cites ${call}…'), whose text could not be read, as evidence`);
  });
}

function sourceFiles(packages: string): readonly string[] {
  return readdirSync(packages)
    .map((name) => join(packages, name, 'src'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => join(folder, file)),
    )
    .sort();
}
