import { catalog } from '@anlan/catalog';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ApplicationProfile,
  type DueClause,
  dueClauses,
  type OrganisationRole,
  organisationRoles,
  risksOf,
} from '../src/index.ts';
import { profiles } from './arbitraries.ts';
import { publicChat } from './fakes.ts';

const due = (change: Partial<ApplicationProfile> = {}): readonly DueClause[] =>
  dueClauses({ ...publicChat, ...change }, catalog);
const idsOf = (clauses: readonly DueClause[]): readonly string[] => clauses.map(({ id }) => id);
const labeling = (change: Partial<ApplicationProfile>): readonly string[] =>
  idsOf(due(change))
    .filter((id) => id.startsWith('aigc-labeling@2025/'))
    .map((id) => id.slice('aigc-labeling@2025/'.length));

describe('a text generator for the public in mainland China, run by an operator', () => {
  test.each(['asgf@2.0/4.2.2.b', 'asgf@2.0/4.2.2.c', 'asgf@2.0/6.3.6', 'aigc-labeling@2025/art-4'])(
    'is asked for %s',
    (id) => {
      expect(idsOf(due())).toContain(id);
    },
  );

  test('is told why', () => {
    const byId = new Map(due().map(({ id, because }) => [id as string, because]));
    expect(byId.get('asgf@2.0/4.2.2.b')).toEqual({ risks: ['asgf@2.0/3.2.2.a', 'asgf@2.0/3.2.2.c'], roles: [] });
    expect(byId.get('asgf@2.0/6.3.6')).toEqual({ risks: [], roles: ['operator'] });
  });

  test('is asked for all guidelines of operation and none of development or use', () => {
    const sections = new Set(
      idsOf(due()).flatMap((id) => (id.startsWith('asgf@2.0/6.') ? [id.slice('asgf@2.0/'.length, -2)] : [])),
    );
    expect([...sections].every((section) => section.startsWith('6.3'))).toBe(true);
    expect(idsOf(due()).filter((id) => id.startsWith('asgf@2.0/6.3.'))).toHaveLength(17);
  });
});

describe('the labeling Measures', () => {
  test.each<[string, Partial<ApplicationProfile>, readonly string[]]>([
    ['bind a provider', {}, ['art-4', 'art-5', 'art-8', 'art-9', 'art-10']],
    ['bind who deploys as who operates', { roles: ['deployer'] }, ['art-4', 'art-5', 'art-8', 'art-9', 'art-10']],
    ['do not bind outside mainland China', { mainlandChina: false }, []],
    ['do not bind a propagator outside mainland China', { mainlandChina: false, roles: ['propagator'] }, []],
    ['do not bind what generates nothing', { capabilities: ['retrieval'] }, []],
    [
      'bind a propagator also of what others generated',
      { roles: ['propagator'], capabilities: ['retrieval'] },
      ['art-6', 'art-10'],
    ],
    ['ask a user to declare', { roles: ['user'] }, ['art-10']],
    ['ask nothing of who only develops', { roles: ['developer'] }, []],
  ])('%s', (_, change, articles) => {
    expect(labeling(change)).toEqual(articles);
  });
});

describe('the guidelines of chapter 6', () => {
  test.each<[OrganisationRole, string | undefined]>([
    ['developer', '6.1'],
    ['deployer', '6.2'],
    ['operator', '6.3'],
    ['user', '6.4'],
    ['propagator', undefined],
  ])('for a %s are those of section %s', (role, section) => {
    const guidelines = due({ roles: [role] }).filter(({ id }) => id.startsWith('asgf@2.0/6.'));
    const headings = new Set(guidelines.map(({ id }) => catalog.getClause(id)?.heading));
    expect([...headings]).toEqual(section === undefined ? [] : [section]);
  });
});

test('a measure that speaks to developers alone is not due for an operator', () => {
  expect(idsOf(due())).not.toContain('asgf@2.0/4.1.1.b');
  expect(idsOf(due({ roles: ['operator', 'developer'] }))).toContain('asgf@2.0/4.1.1.b');
});

describe('for any application', () => {
  const addressees: Readonly<Record<OrganisationRole, string>> = {
    developer: 'developer',
    deployer: 'provider',
    operator: 'provider',
    propagator: 'propagator',
    user: 'user',
  };

  test('every due clause is one of the catalogue, addressed to the organisation, for a stated reason', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        for (const { id, because } of dueClauses(profile, catalog)) {
          const addressee = catalog.getClause(id)?.addressee ?? [];
          const ours = profile.roles.some((role) => addressee.some((one) => one === addressees[role] || one === 'all'));
          expect([id, ours]).toEqual([id, true]);
          expect(because.risks.length + because.roles.length).toBeGreaterThan(0);
          expect(because.roles.every((role) => profile.roles.includes(role))).toBe(true);
          expect(because.risks.every((risk) => risksOf(profile).includes(risk))).toBe(true);
        }
      }),
    );
  });

  test('each is named once, the Framework before the Measures, in the order of the text', () => {
    const order = new Map(
      [...catalog.clausesOf('asgf@2.0'), ...catalog.clausesOf('aigc-labeling@2025')].map(({ id }, place) => [
        id,
        place,
      ]),
    );
    fc.assert(
      fc.property(profiles, (profile) => {
        const places = dueClauses(profile, catalog).map(({ id }) => order.get(id) ?? Number.NaN);
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      }),
    );
  });

  test('a further role never takes a clause away', () => {
    fc.assert(
      fc.property(profiles, fc.constantFrom(...organisationRoles), (profile, role) => {
        const before = idsOf(dueClauses(profile, catalog));
        const after = idsOf(dueClauses({ ...profile, roles: [...new Set([...profile.roles, role])] }, catalog));
        expect(before.filter((id) => !after.includes(id))).toEqual([]);
      }),
    );
  });
});
