/**
 * Builds docs/reference/errors.md and docs/reference/openapi.json from packages/api.
 *
 *   npm run reference                 write what has changed
 *   npm run check:reference           (--check) write nothing; fail when a generated file is not current
 *
 * Exit 0 when all is well, 1 otherwise.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { referenceFiles } from './reference/files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };

const { values: flags } = parseArgs({ options: { check: { type: 'boolean' } } });
process.exitCode = build(flags.check === true);

function build(checkOnly: boolean): 0 | 1 {
  const stale = [...referenceFiles(version)].filter(([path, text]) => readIfThere(join(root, path)) !== text);
  for (const [path, text] of stale) {
    if (checkOnly) process.stderr.write(`${path} is not current: run npm run reference\n`);
    else write(path, text);
  }
  return checkOnly && stale.length > 0 ? 1 : 0;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  process.stdout.write(`${path}: ${text.length} characters\n`);
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
