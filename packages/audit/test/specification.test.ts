import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Members of a union of texts, from the source: types leave nothing behind to ask at run time. */
function unionIn(path: string, name: string): string[] {
  const [, body = ''] = new RegExp(`export type ${name} =([^;]+);`).exec(read(path)) ?? [];
  return [...body.matchAll(/\| '([a-z_]+)'/g)].map(([, member]) => member ?? '');
}

describe('spec/journal.md', () => {
  it('lists every reason that verification can give, and no other', () => {
    const [, section = ''] = read('../../../spec/journal.md').split('## 8. Reasons');
    const listed = [...section.matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, reason]) => reason);
    const given = [
      ...unionIn('../src/verify/problem.ts', 'EntryProblem'),
      ...unionIn('../src/node/problem.ts', 'FileProblem'),
    ];
    expect(given.length).toBeGreaterThan(20);
    expect(listed.sort()).toEqual(given.sort());
  });
});

describe('spec/record.md', () => {
  it('lists every member of a record', () => {
    const [, section = ''] = read('../../../spec/record.md').split('## 2. Members');
    const listed = [...section.matchAll(/^\| `([a-zA-Z]+)` \| (?:yes|no) \|/gm)].map(([, member]) => member);
    const source = read('../src/record.ts').split('export interface AuditRecord {')[1]?.split('\n}')[0] ?? '';
    const members = [...source.matchAll(/readonly ([a-zA-Z]+)\??:/g)].map(([, member]) => member);
    expect(listed.sort()).toEqual(members.sort());
  });
});
