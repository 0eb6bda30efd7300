import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalog, isKnownClause } from '@anlan/catalog';
import { importOscal } from '@anlan/catalog/oscal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandContext } from '../src/command.ts';
import { catalogCommand } from '../src/commands/catalog.ts';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'anlan-cli-'));
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

async function run(args: readonly string[], change: Partial<CommandContext> = {}) {
  const written = { out: '', err: '' };
  const code = await catalogCommand.run({
    args,
    locale: 'en',
    json: false,
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    env: {},
    cwd,
    isTty: false,
    ...change,
  });
  return { code, ...written };
}

const json = async (...args: readonly string[]) => {
  const { code, out } = await run(args, { json: true });
  return { code, value: JSON.parse(out) };
};

describe('anlan catalog list', () => {
  it('gives id, title and counts of each pack', async () => {
    const { code, value } = await json('list');
    expect(code).toBe(0);
    expect(value.packs).toContainEqual(
      expect.objectContaining({
        id: 'asgf@2.0',
        title: { zh: '人工智能安全治理框架2.0', en: 'AI Safety Governance Framework 2.0' },
        counts: expect.objectContaining({
          risks: 30,
          measures: 30,
          governance: 14,
          guidelines: 44,
          terms: 15,
          levels: 5,
          mappings: 30,
          technicalEdges: 75,
          governanceEdges: 14,
        }),
      }),
    );
  });

  it.each([
    ['zh', '人工智能安全治理框架2.0'],
    ['en', 'AI Safety Governance Framework 2.0'],
  ] as const)('speaks %s', async (locale, title) => {
    expect((await run(['list'], { locale })).out).toContain(title);
  });
});

describe('anlan catalog show', () => {
  it('gives a risk with its measures and whom it addresses', async () => {
    const { code, value } = await json('show', 'asgf@2.0/3.2.1.a');
    expect(code).toBe(0);
    expect(value).toMatchObject({
      id: 'asgf@2.0/3.2.1.a',
      kind: 'risk',
      title: { zh: '组件和算力安全' },
      measures: ['b', 'c', 'd', 'e'].map((letter) => `asgf@2.0/4.2.1.${letter}`),
      governance: ['5.4', '5.5', '5.6', '5.7', '5.9'].map((number) => `asgf@2.0/${number}`),
      roles: expect.any(Array),
      stage: expect.any(Array),
      source: { reference: expect.any(String), confidence: 'H' },
    });
  });

  it('gives a measure with the risks that it counters', async () => {
    const { value } = await json('show', 'asgf@2.0/4.2.2.c');
    expect(value.measures).toEqual([]);
    expect(value.risks).toEqual(['a', 'b', 'c'].map((letter) => `asgf@2.0/3.2.2.${letter}`));
    expect(value.coverage.status).toBe('enforced');
  });

  it.each(['zh', 'en'] as const)('writes every clause for people in %s', async (locale) => {
    for (const { id } of catalog.listPacks()) {
      for (const clause of catalog.clausesOf(id)) {
        const { code, out } = await run(['show', clause.id], { locale });
        expect(code).toBe(0);
        expect(out).toContain(clause.summary[locale]);
        expect(out).not.toMatch(/undefined|\[object/);
      }
    }
  });

  it.each([
    ['4.2.2.b', 'asgf@2.0/4.2.2.b'],
    ['4.2.2(b)', 'asgf@2.0/4.2.2.b'],
    ['asgf@2.0/4.2.2.z', 'asgf@2.0/4.2.2.a'],
    ['asgf@2/4.2.2.b', 'asgf@2.0/4.2.2.b'],
    ['aigc-labeling@2025/art6', 'aigc-labeling@2025/art-6'],
  ])('refuses %s and suggests %s', async (typed, suggestion) => {
    const { code, out, err } = await run(['show', typed]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(suggestion);
    const error = JSON.parse((await run(['show', typed], { json: true })).err).error;
    expect(error).toMatchObject({ code: 'usage', details: { id: typed } });
    expect(error.details.suggestions.every(isKnownClause)).toBe(true);
  });
});

describe('anlan catalog search', () => {
  it.each(['提示词', 'prompt injection', '4.2.2'])('finds clauses by %s', async (query) => {
    const { code, value } = await json('search', query, '--limit', '5');
    expect(code).toBe(0);
    expect(value.clauses.length).toBeGreaterThan(0);
    expect(value.clauses.length).toBeLessThanOrEqual(5);
  });

  it('says so when there is nothing, and exits 0', async () => {
    expect(await run(['search', 'zzzzqqq'])).toEqual({ code: 0, out: 'nothing found\n', err: '' });
  });
});

describe('anlan catalog export', () => {
  it('writes a pack as OSCAL to standard output, and the same into a file', async () => {
    const printed = await run(['export', '--pack', 'asgf@2.0', '--format', 'oscal']);
    expect(importOscal(JSON.parse(printed.out)).clauses).toHaveLength(catalog.clausesOf('asgf@2.0').length);
    const { code, value } = await json('export', '--pack', 'asgf@2.0', '--out', 'asgf.json');
    expect({ code, value }).toEqual({ code: 0, value: { written: join(cwd, 'asgf.json') } });
    expect(readFileSync(join(cwd, 'asgf.json'), 'utf8')).toBe(printed.out);
  });

  it('exits 2 when the file cannot be written', async () => {
    expect((await run(['export', '--pack', 'asgf@2.0', '--out', 'no/such/folder/x.json'])).code).toBe(2);
  });
});

describe('anlan catalog check', () => {
  it('finds nothing in what was built in', async () => {
    const { code, value } = await json('check');
    expect({ code, findings: value.findings }).toEqual({ code: 0, findings: [] });
  });
});

describe('anlan catalog coverage', () => {
  it('gives a status for every clause of both instruments', async () => {
    const { code, value } = await json('coverage');
    expect(code).toBe(0);
    expect(value.clauses).toHaveLength(
      catalog.clausesOf('asgf@2.0').length + catalog.clausesOf('aigc-labeling@2025').length,
    );
    expect(value.clauses).toContainEqual(
      expect.objectContaining({ id: 'asgf@2.0/4.2.2.b', status: 'enforced', by: expect.any(Array) }),
    );
    expect(value.summary.clauses).toBe(value.clauses.length);
  });

  it('can be narrowed to a pack and a status', async () => {
    const { value } = await json('coverage', '--pack', 'aigc-labeling@2025', '--status', 'planned');
    expect(value.clauses.length).toBeGreaterThan(0);
    for (const entry of value.clauses) expect(entry).toMatchObject({ status: 'planned', by: [], reason: {} });
  });
});

describe('bad usage exits 2, writes nothing to standard output and says why', () => {
  it.each([
    [[]],
    [['nonsense']],
    [['constructor']],
    [['list', 'extra']],
    [['list', '--nonsense', 'x']],
    [['show']],
    [['show', 'a', 'b']],
    [['search']],
    [['search', 'x', '--limit', '0']],
    [['search', 'x', '--limit', 'many']],
    [['check', 'extra']],
    [['coverage', '--pack', 'nothing@1']],
    [['coverage', '--status', 'done']],
    [['export']],
    [['export', '--pack', 'nothing@1']],
    [['export', '--pack', 'asgf@2.0', '--format', 'pdf']],
    [['export', '--pack']],
  ])('%j', async (args) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
  });
});
