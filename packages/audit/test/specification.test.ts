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

/** Codes in the first column of the tables of a section. */
function listedIn(name: string, heading: string): string[] {
  const [, section = ''] = read(`../../../spec/${name}`).split(`## ${heading}`);
  const [body = ''] = section.split('\n## ');
  return [...body.matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, code]) => code ?? '').sort();
}

/** Members of a union of texts that may hold comments with any character. */
function membersOf(path: string, name: string): string[] {
  const [, body = ''] = new RegExp(`export type ${name} =([\\s\\S]+?);\n`).exec(read(path)) ?? [];
  return [...body.matchAll(/^ {2}\| '([a-z_]+)'/gm)].map(([, member]) => member ?? '');
}

const leafProblems = ['entry_malformed', 'record_malformed', 'salt_malformed'];

describe('spec/checkpoint.md', () => {
  it('lists every problem of a proof', () => {
    expect(listedIn('checkpoint.md', '3. Hashes')).toEqual(
      membersOf('../src/verify/verify-inclusion.ts', 'ProofProblem').sort(),
    );
  });

  it('lists every problem of a checkpoint', () => {
    const given = [
      ...membersOf('../src/note/note.ts', 'NoteProblem'),
      ...membersOf('../src/note/verify-note.ts', 'SignatureProblem'),
      ...membersOf('../src/note/verify-checkpoint.ts', 'CheckpointProblem'),
    ];
    expect(listedIn('checkpoint.md', '5. Checkpoints')).toEqual(given.sort());
  });
});

describe('spec/receipt.md', () => {
  it('lists every reason that is its own', () => {
    expect(listedIn('receipt.md', '3. Reasons')).toEqual(['receipt_malformed', ...leafProblems].sort());
  });
});

describe('spec/bundle.md', () => {
  it('lists every reason that is its own', () => {
    const given = membersOf('../src/bundle/bundle-problem.ts', 'BundleProblem');
    expect(given.length).toBeGreaterThan(20);
    expect(listedIn('bundle.md', '3. Reasons')).toEqual([...given, ...leafProblems].sort());
  });
});

describe('spec/witness.md', () => {
  it('lists every problem of a policy file', () => {
    expect(listedIn('witness.md', '4. Policies')).toEqual(
      membersOf('../src/note/parse-policy.ts', 'PolicyProblem').sort(),
    );
  });

  it('lists every way in which asking a witness fails', () => {
    const source = read('../src/witness/witness-client.ts');
    const given = new Set([...source.matchAll(/readonly reason: '([a-z_]+)'/g)].map(([, reason]) => reason ?? ''));
    expect(listedIn('witness.md', '3. What a log does')).toEqual([...given].sort());
  });
});
