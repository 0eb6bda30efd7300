#!/usr/bin/env node
// Starts the built command where there is one, otherwise the sources, so that a fresh clone works before a build.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist/main.js', import.meta.url);
if (existsSync(fileURLToPath(built))) {
  const { main } = await import(built.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  const { spawnSync } = await import('node:child_process');
  const { createRequire } = await import('node:module');
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const source = fileURLToPath(new URL('../src/run.ts', import.meta.url));
  const { status, signal } = spawnSync(
    process.execPath,
    ['--conditions=@anlan/source', `--import=${new URL(`file://${tsx}`).href}`, source, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  process.exitCode = signal ? 1 : (status ?? 1);
}
