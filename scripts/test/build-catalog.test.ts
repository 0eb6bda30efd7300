import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallData } from '../../packages/catalog/test/fixture.ts';
import { citesUnreadPack, missingModules } from '../catalog/check-code.ts';
import { emitCatalog } from '../catalog/emit.ts';
import { staleFiles, writeFiles } from '../catalog/generated-folder.ts';
import { readData } from '../catalog/read-data.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anlan-catalog-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('emitCatalog', () => {
  it('gives the same bytes for the same data', () => {
    expect([...emitCatalog(smallData)]).toEqual([...emitCatalog(structuredClone(smallData))]);
  });

  it('names every clause in the type', () => {
    const text = emitCatalog(smallData).get('clause-ids.ts') ?? '';
    for (const { id } of smallData.packs.flatMap((pack) => pack.clauses)) expect(text).toContain(`| '${id}'`);
  });

  it('writes texts that come back as they were, with all that a template would read', () => {
    const data = structuredClone(smallData);
    const hostile = '`${process.exit(1)}` \\` \\u0060 ${"a"}\u2028';
    Object.assign(data.packs[0]?.clauses[0]?.summary ?? {}, { en: hostile });
    const module = emitCatalog(data).get('small-0.ts') ?? '';
    const json = /String\.raw`([^`]*)`\);\n$/.exec(module)?.[1] ?? '';
    expect(json).not.toContain('${');
    expect(JSON.parse(json)).toEqual(data.packs[0]);
  });
});

describe('the generated folder', () => {
  it('is current after writing, and names a file that is changed, missing or left over', () => {
    const files = emitCatalog(smallData);
    expect(writeFiles(folder, files)).toHaveLength(files.size);
    expect(staleFiles(folder, files)).toEqual([]);
    writeFileSync(join(folder, 'index.ts'), 'changed');
    rmSync(join(folder, 'mappings.ts'));
    writeFileSync(join(folder, 'old-1.ts'), '');
    expect(staleFiles(folder, files)).toEqual(['index.ts', 'mappings.ts', 'old-1.ts']);
    writeFiles(folder, files);
    expect(staleFiles(folder, files)).toEqual([]);
  });

  it('of the repository is current', () => {
    expect(() => run('--check')).not.toThrow();
  });
});

describe('readData', () => {
  it('goes on behind a bad file and reports every problem with its place', () => {
    cpSync(join(root, 'packages/catalog/data/aigc-labeling-2025'), join(folder, 'aigc-labeling-2025'), {
      recursive: true,
    });
    mkdirSync(join(folder, 'coverage'));
    writeFileSync(join(folder, 'coverage/x.yaml'), 'pack: asgf@2.0\nentries:\n  - { clause: 5.1 }\n');
    writeFileSync(join(folder, 'aigc-labeling-2025/stray.yaml'), 'headings: []\nclauses: []\n');
    const { data, problems } = readData(folder);
    expect(data.packs).toHaveLength(1);
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual(
      expect.arrayContaining([
        'packages/catalog/data/coverage/x.yaml:3',
        'packages/catalog/data/aigc-labeling-2025/stray.yaml:1',
      ]),
    );
  });
});

describe('checks against the code', () => {
  it('name a module of the register that does not exist', () => {
    const entry = { clause: smallData.packs[1]?.clauses[0]?.id, status: 'enforced', by: ['packages/x/src/y.ts'] };
    const data = { ...smallData, coverage: [entry] } as unknown as typeof smallData;
    expect(missingModules(root, data)).toEqual(['packages/x/src/y.ts does not exist (named by small@1/1.1.a)']);
  });

  it('name a source that cites an unread pack as evidence', () => {
    mkdirSync(join(folder, 'packages/guard/src'), { recursive: true });
    writeFileSync(join(folder, 'packages/guard/src/a.ts'), `clause('asgf@3.0/1.a');`);
    expect(citesUnreadPack(folder)).toEqual([expect.stringContaining(join('packages', 'guard', 'src', 'a.ts'))]);
  });
});

function run(...flags: readonly string[]): string {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const args = [tsx, '--conditions=@anlan/source', join(root, 'scripts/build-catalog.ts'), ...flags];
  return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
}
