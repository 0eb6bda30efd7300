import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../src/index.ts';

const packages = fileURLToPath(new URL('../../', import.meta.url));

describe('the version', () => {
  it.each(readdirSync(packages))('is that of %s', (name) => {
    expect(JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')).version).toBe(VERSION);
  });
});
