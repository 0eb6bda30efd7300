import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AnlanError } from '@anlan/core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'packages/console');

/** Builds the console where there is no build, or one that is older than its sources. */
export function ensureConsole(): void {
  const built = join(folder, 'dist/index.html');
  if (existsSync(built) && statSync(built).mtimeMs > newest(join(folder, 'src'))) return;
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'build', '--workspace', '@anlan/console'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new AnlanError('console_not_built', `the console does not build:\n${stdout}${stderr}`);
}

function newest(directory: string): number {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}
