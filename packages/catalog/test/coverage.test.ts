import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalog, coverage, coverageModules, coverageRoutes, summariseCoverage } from '../src/index.ts';
import { coveredPacks } from '../src/lint/coverage-lints.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('the coverage register', () => {
  it.each(coveredPacks)('has one entry for each clause of %s', (pack) => {
    const entries = coverage(pack).map((entry) => entry.clause as string);
    expect([...entries].sort()).toEqual(
      catalog
        .clausesOf(pack)
        .map((clause) => clause.id as string)
        .sort(),
    );
  });

  it('names only modules that exist', () => {
    expect(coverageModules().filter((path) => !existsSync(`${root}/${path}`))).toEqual([]);
  });

  it('names routes as method and path', () => {
    expect(coverageRoutes()).toContain('POST /v1/chat/completions');
    for (const route of coverageRoutes()) expect(route).toMatch(/^[A-Z]+ \/[a-z]/);
  });

  it('counts each entry once', () => {
    const total = Object.values(summariseCoverage(coverage())).reduce((sum, count) => sum + count, 0);
    expect(total).toBe(coverage().length);
  });

  it('says that the guard enforces 4.2.2.b and 6.2.7, and that a stop switch is still to come', () => {
    const status = (id: string) => coverage().find((entry) => entry.clause === id)?.status;
    expect(status('asgf@2.0/4.2.2.b')).toBe('enforced');
    expect(status('asgf@2.0/6.2.7')).toBe('enforced');
    expect(status('asgf@2.0/4.2.3.c')).toBe('planned');
  });
});
