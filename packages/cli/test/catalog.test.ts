import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalog } from '@anlan/catalog';
import { importOscal } from '@anlan/catalog/oscal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandContext } from '../src/command.ts';
import { catalogCommand } from '../src/commands/catalog.ts';
import { displayWidth } from '../src/table.ts';

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

/** On a terminal of so many columns. */
const terminal = (columns: number): Partial<CommandContext> => ({ isTty: true, env: { COLUMNS: String(columns) } });

describe('anlan catalog', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])('%j explains itself with examples and exits 0', async (args) => {
    const { code, out, err } = await run(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const subcommand of ['list', 'show', 'search', 'coverage', 'export', 'check'])
      expect(out).toContain(subcommand);
    expect(out).toContain('anlan catalog show asgf@2.0/4.2.2.b');
  });

  it.each(['zh', 'en'] as const)('gives examples that work, in %s', async (locale) => {
    const { out } = await run([], { locale });
    const examples = [...out.matchAll(/^ {2}anlan catalog (.*?)(?: {2}.*)?$/gm)].map((match) => match[1] ?? '');
    expect(examples.length).toBeGreaterThanOrEqual(5);
    for (const example of examples) expect((await run(example.split(' '), { locale })).code, example).toBe(0);
  });

  it.each([
    ['shwo', 'show'],
    ['cover', 'coverage'],
    ['sarch', 'search'],
  ])('refuses %s and suggests %s', async (typed, meant) => {
    const { code, err } = await run([typed]);
    expect(code).toBe(2);
    expect(err).toContain(`Did you mean ${meant}?`);
  });
});

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

  it('says on whom an obligation is laid where that is not everybody', async () => {
    const { out } = await run(['show', 'asgf@2.0/5.11']);
    expect(out).toMatch(/^ {2}4 {2}Developers test regularly.* \(developer\)$/m);
    expect((await run(['show', 'asgf@2.0/5.11'], { locale: 'zh' })).out).toMatch(/^ {2}1 {2}.*（国家）$/m);
    const { value } = await json('show', 'asgf@2.0/5.11');
    expect(value.parts[3]).toMatchObject({ id: '4', addressee: ['developer'] });
  });

  it('points from a clause of a partial pack to what is missing', async () => {
    expect((await run(['show', 'asgf@3.0/5.3.6'])).out).toContain('anlan catalog show asgf@3.0');
    expect((await run(['show', 'asgf@2.0/6.3.6'])).out).not.toContain('anlan catalog show');
  });

  it('lists the clauses of a section, and of the sections within', async () => {
    const { code, out } = await run(['show', 'asgf@2.0/3.1']);
    expect(code).toBe(0);
    for (const text of ['3.1.1  Model and algorithm risks', '3.1.2  Data risks']) expect(out).toContain(text);
    const { value } = await json('show', 'asgf@2.0/3.1');
    expect(value).toMatchObject({ type: 'heading', id: 'asgf@2.0/3.1', pack: 'asgf@2.0' });
    expect(value.sections.flatMap((section: { clauses: unknown[] }) => section.clauses)).toHaveLength(10);
  });

  it.each(['zh', 'en'] as const)('lists every section and outlines every pack in %s', async (locale) => {
    for (const { id } of catalog.listPacks()) {
      const pack = catalog.findPack(id);
      for (const shown of [id, ...(pack?.headings ?? []).map((heading) => `${id}/${heading.id}`)]) {
        const { code, out } = await run(['show', shown], { locale });
        expect(code, shown).toBe(0);
        expect(out.startsWith(`${shown}  `), shown).toBe(true);
        expect(out).not.toMatch(/undefined|\[object/);
      }
    }
  });

  it('outlines a pack with its facts, its note and where its editions differ', async () => {
    const { value } = await json('show', 'asgf@2.0');
    expect(value).toMatchObject({ type: 'pack', id: 'asgf@2.0', status: 'complete', published: '2025-09-15' });
    expect(value.differences.length).toBeGreaterThan(0);
    expect(value.headings).toContainEqual(expect.objectContaining({ id: '6.3', clauses: 17 }));
    const { out } = await run(['show', 'asgf@2.0']);
    expect(out).toContain(value.note.en);
    expect(out).toContain(value.differences[0].en);
  });

  it('wraps texts on a terminal, and gives whole lines to a program', async () => {
    const widest = (text: string): number => Math.max(...text.split('\n').map(displayWidth));
    for (const locale of ['zh', 'en'] as const) {
      const id = 'asgf@2.0/4.2.2.b';
      expect(widest((await run(['show', id], { locale, ...terminal(80) })).out)).toBeLessThanOrEqual(80);
      expect((await run(['show', id], { locale })).out).toContain(catalog.getClause(id)?.guidance[locale]);
    }
  });

  it.each([
    ['4.2.2.b', 'asgf@2.0/4.2.2.b'],
    ['3.1', 'asgf@2.0/3.1'],
    ['asgf@2.1', 'asgf@2.0'],
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
    for (const suggestion of error.details.suggestions) expect((await run(['show', suggestion])).code).toBe(0);
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

  it('says beside the answer that there are more', async () => {
    const some = await run(['search', 'risk', '--limit', '2']);
    expect(some.out.trimEnd().split('\n')).toHaveLength(3);
    expect(some.err).toContain('--limit');
    expect((await run(['search', '4.2.2.b', '--limit', '100'])).err).toBe('');
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

  it('begins with a line for each status over all clauses, whatever the table is narrowed to', async () => {
    const whole = (await run(['coverage'])).out.split('\n').slice(0, 7);
    const narrowed = (await run(['coverage', '--status', 'evidenced'])).out.split('\n');
    expect(narrowed.slice(0, 7)).toEqual(whole);
    const total = catalog.clausesOf('asgf@2.0').length + catalog.clausesOf('aigc-labeling@2025').length;
    expect(whole[0]).toBe(`${total} clauses`);
    const counts = whole.slice(1).map((line) => Number(/^\S+ +(\d+) {2}/.exec(line)?.[1]));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
    expect(narrowed[8]).toMatch(/^clause +status +title +reason$/);
    expect(
      narrowed
        .slice(9)
        .filter((line) => line !== '')
        .every((line) => line.includes('evidenced')),
    ).toBe(true);
  });

  it('puts reasons below the clause on a terminal', async () => {
    const { out } = await run(['coverage', '--status', 'evidenced'], terminal(90));
    expect(out).toMatch(
      /^asgf@2\.0\/6\.3\.6 {2}evidenced {2}Operating logs, retention and audit\n {2}For recording\./m,
    );
  });

  it('can be narrowed to a pack and a status', async () => {
    const { value } = await json('coverage', '--pack', 'aigc-labeling@2025', '--status', 'planned');
    expect(value.clauses.length).toBeGreaterThan(0);
    for (const entry of value.clauses) expect(entry).toMatchObject({ status: 'planned', by: [], reason: {} });
  });
});

describe('bad usage exits 2, writes nothing to standard output and says why', () => {
  it.each([
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
    [['coverage', 'planned']],
    [['list', '--pack', 'x']],
    [['search', 'x', '--limit', '--json']],
    [['search', 'x', '--limit=']],
    [['export']],
    [['export', '--pack', 'nothing@1']],
    [['export', '--pack', 'asgf@2.0', '--format', 'pdf']],
    [['export', '--pack']],
    [['export', 'asgf@2.0']],
  ])('%j', async (args) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
  });

  it.each([
    ['zh', ['list', '--nonsense'], /没有选项 --nonsense/],
    ['en', ['list', '--nonsense'], /no option --nonsense/],
    ['zh', ['export', '--pack'], /--pack 后面要有值/],
    ['en', ['export', '--pack', '--out', 'x'], /--pack needs a value/],
    ['zh', ['coverage', '--status', 'done'], /planned（计划中）/],
  ] as const)('speaks %s about %j', async (locale, args, words) => {
    expect((await run(args, { locale })).err).toMatch(words);
  });
});
