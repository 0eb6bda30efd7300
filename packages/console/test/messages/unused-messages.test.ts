import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { zh } from '../../src/messages/zh.ts';

const source = join(import.meta.dirname, '../../src');
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('messages/zh') && !path.startsWith('messages/en'))
  .map((path) => readFileSync(join(source, path), 'utf8'))
  .join('\n');

/** Tables that are read by a code, not by name: their members appear nowhere in the sources. */
const tables =
  /^(words|findings|log\.kinds|profile\.(fields|help|sectors|audiences|impacts|autonomies|userScales|capabilities|organisationRoles)|application\.(sections|snippets)|traffic\.(explain|live|call\.provesNothingWhy)|log\.countsNotWhy|home\.(start\.steps|upstream\.states)|frame\.(nav|questions|themes|languageNames|search)|playground\.sample(Names|Prompts)|framework\.mapping\.columns|administration\.status\.(storageKinds|journalStates))\b/;

function names(value: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const full = path === '' ? key : `${path}.${key}`;
    if (tables.test(full)) return [];
    return typeof inner === 'object' && inner !== null ? names(inner, full) : [[full, key] as const];
  });
}

it('every message is said somewhere', () => {
  const unused = names(zh).filter(([, key]) => !new RegExp(`\\b${key}\\b`).test(code));
  expect(unused.map(([path]) => path)).toEqual([]);
});
