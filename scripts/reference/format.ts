import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AnlanError } from '@anlan/core';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Lays a file out as `biome format` would, so that a generated file passes the same check as a written one. */
export function formatted(path: string, text: string): string {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const run = spawnSync(process.execPath, [biome, 'format', `--stdin-file-path=${path}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0) throw new AnlanError('format_failed', `biome could not format ${path}: ${run.stderr}`);
  return run.stdout;
}
