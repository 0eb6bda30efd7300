import { describe, expect, test } from 'vitest';
import { otherRoutes, type Right, type Route, rights, rightsOfRole, roles, routes } from '../src/index.ts';

const table = Object.entries(routes) as [string, Route][];

describe.each(table)('%s', (_, route) => {
  test('is a path of the management API with well-formed, different parameters', () => {
    expect(route.path).toMatch(/^\/api\/v1(?:\/(?:[a-z-]+|\{[a-z]+\}))+$/);
    const names = [...route.path.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('says in both languages what it does', () => {
    expect(route.summary.zh).toMatch(/\p{Script=Han}/u);
    expect(route.summary.en).toMatch(/^[^\p{Script=Han}]+$/u);
  });

  test('takes a body only where something is made or changed', () => {
    if (route.method === 'GET' || route.method === 'DELETE') expect(route.body).toBeUndefined();
    if (route.method !== 'GET') expect(route.query).toBeUndefined();
    if (route.method === 'PATCH') expect(route.body).toBeDefined();
  });

  test('answers with what its status promises', () => {
    if (route.success === 204) expect(route.answer).toBeUndefined();
    if (route.success === 201) expect(route.method).toBe('POST');
  });
});

test('no two routes have the same method and shape of path', () => {
  const shapes = [...table.map(([, route]) => route), ...otherRoutes].map(
    ({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`,
  );
  expect(new Set(shapes).size).toBe(shapes.length);
});

test('only signing in needs no session', () => {
  expect(table.filter(([, { access }]) => access === 'public').map(([name]) => name)).toEqual(['signIn']);
});

describe('rights', () => {
  test('each is asked for by some route', () => {
    const asked = new Set(table.map(([, { access }]) => access));
    expect(rights.filter((right) => !asked.has(right))).toEqual([]);
  });

  test('the administrator has all, and each role only rights that there are', () => {
    expect(rightsOfRole.administrator).toEqual(rights);
    for (const role of roles) {
      expect(rightsOfRole[role].filter((right) => !rights.includes(right))).toEqual([]);
      expect(new Set(rightsOfRole[role]).size).toBe(rightsOfRole[role].length);
    }
  });

  test.each<[Right, readonly string[]]>([
    ['accounts.write', ['administrator']],
    ['accounts.read', ['administrator', 'compliance_officer', 'auditor']],
    ['keys.write', ['administrator', 'engineer']],
    ['applications.write', ['administrator', 'compliance_officer', 'engineer']],
    ['playground.use', ['administrator', 'compliance_officer', 'engineer']],
    ['records.read', [...roles]],
  ])('%s belongs to %j', (right, holders) => {
    expect(roles.filter((role) => rightsOfRole[role].includes(right))).toEqual(holders);
  });

  test('an auditor changes nothing', () => {
    expect(rightsOfRole.auditor.filter((right) => !right.endsWith('.read'))).toEqual([]);
  });
});
