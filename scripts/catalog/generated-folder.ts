import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFiles } from './emit.ts';

/** Names of files that differ from what the data says, are missing, or should not be there. */
export function staleFiles(folder: string, files: GeneratedFiles): readonly string[] {
  const present = existsSync(folder) ? readdirSync(folder) : [];
  const wrong = [...files].filter(([name, text]) => {
    const path = join(folder, name);
    return !existsSync(path) || readFileSync(path, 'utf8') !== text;
  });
  return [...wrong.map(([name]) => name), ...present.filter((name) => !files.has(name))].sort();
}

/** Writes what differs and removes what does not belong; returns the names that were touched. */
export function writeFiles(folder: string, files: GeneratedFiles): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const stale = staleFiles(folder, files);
  for (const name of stale) {
    const text = files.get(name);
    if (text === undefined) rmSync(join(folder, name));
    else writeFileSync(join(folder, name), text);
  }
  return stale;
}
