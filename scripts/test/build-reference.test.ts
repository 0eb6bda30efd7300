import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { referenceFiles } from '../reference/files.ts';

const root = new URL('../..', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const { version } = JSON.parse(read('package.json')) as { readonly version: string };
const files = [...referenceFiles(version)];

test.each(files)('%s is what the sources of packages/api say: else run npm run reference', (path, text) => {
  expect(read(path)).toBe(text);
});
