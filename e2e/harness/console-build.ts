import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AnlanError } from '@anlan/core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'packages/console');
const lock = join(root, 'artefacts/console-build.lock');

/** Longer than a build takes: a lock of that age was left behind. */
const STALE_MS = 120_000;
const POLL_MS = 200;

/** Builds the console where there is no build, or one that is older than its sources. */
export function ensureConsole(): void {
  acquire();
  try {
    if (!isFresh()) build();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Test files run side by side: a build by one would take the pages away under the browser of the other. */
function acquire(): void {
  mkdirSync(join(root, 'artefacts'), { recursive: true });
  while (!taken()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
}

function taken(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > STALE_MS)
      rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function isFresh(): boolean {
  const built = join(folder, 'dist/index.html');
  return existsSync(built) && statSync(built).mtimeMs > newest(join(folder, 'src'));
}

function build(): void {
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'build', '--workspace', '@anlan/console'], {
    cwd: root,
    // The test runner's own value would build the pages as for development.
    env: { ...process.env, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new AnlanError('console_not_built', `the console does not build:\n${stdout}${stderr}`);
}

function newest(directory: string): number {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}
