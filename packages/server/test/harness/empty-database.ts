import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/storage/database.ts';

const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/anlan-test/', import.meta.url));

/**
 * Puts an embedded database without content into a data directory. Making one takes seconds of work, so that it is made
 * once and copied from then on; another version of PGlite or of the tables makes another one.
 */
export async function putEmptyDatabase(directory: string): Promise<void> {
  const template = join(CACHE, `pglite-${version()}`);
  if (!existsSync(template)) await make(template);
  mkdirSync(directory, { recursive: true });
  cpSync(template, directory, { recursive: true });
}

async function make(template: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(join(CACHE, 'draft-'));
  await (await openDatabase({ kind: 'embedded', directory: draft })).destroy();
  try {
    renameSync(draft, template);
  } catch {
    // Another test process was faster.
    rmSync(draft, { recursive: true, force: true });
  }
}

function version(): string {
  const hash = createHash('sha256');
  hash.update(readFileSync(fileURLToPath(new URL('../../src/storage/migrations.ts', import.meta.url))));
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  hash.update(readFileSync(join(dirname(entry), '..', 'package.json')));
  return hash.digest('hex').slice(0, 16);
}
