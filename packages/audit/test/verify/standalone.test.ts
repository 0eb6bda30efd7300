import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What a source file names behind `from`. */
function imports(file: URL): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map(([, name]) => name ?? '');
}

/** Packages that the file and everything it imports ask for. */
function packagesBehind(entry: URL, seen: Set<string> = new Set()): string[] {
  if (seen.has(entry.href)) return [];
  seen.add(entry.href);
  return imports(entry).flatMap((name) => (name.startsWith('.') ? packagesBehind(new URL(name, entry), seen) : [name]));
}

describe.each(['index.ts', 'verify/index.ts'])('%s', (entry) => {
  it('asks for core and nothing else, so that it runs in browsers', () => {
    const packages = packagesBehind(new URL(`../../src/${entry}`, import.meta.url));
    expect([...new Set(packages)]).toEqual(['@anlan/core']);
  });
});
