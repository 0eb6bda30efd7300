import { catalog } from '@anlan/catalog';
import { describe, expect, test } from 'vitest';
import { type ApplicationProfile, risksOf, ruledRisks } from '../src/index.ts';
import { publicChat } from './fakes.ts';

const risksOfCatalogue = catalog.clausesOf('asgf@2.0', 'risk').map(({ id }) => id);

test('the rules speak of exactly the thirty risks of the catalogue, in the order of the text', () => {
  expect(ruledRisks()).toEqual(risksOfCatalogue);
  expect(ruledRisks()).toHaveLength(30);
});

describe('a risk bears on an application by what it does', () => {
  const tool: ApplicationProfile = { ...publicChat, audiences: ['employees'], capabilities: ['retrieval'] };
  test.each<[string, ApplicationProfile, readonly string[], readonly string[]]>([
    ['a chat for the public', publicChat, ['3.2.2.a', '3.2.2.b', '3.2.2.c', '3.2.3.b'], ['3.1.2.b', '3.3.2.d']],
    ['a search for employees', tool, ['3.1.1.a', '3.2.1.a', '3.2.3.c'], ['3.2.2.a', '3.2.2.b', '3.2.2.c']],
    ['one that the organisation trained', { ...tool, roles: ['developer'] }, ['3.1.2.b', '3.1.2.c'], []],
    ['a companion', { ...tool, capabilities: ['companionship'] }, ['3.3.2.d'], ['3.3.2.b']],
    ['one that pupils use', { ...tool, audiences: ['minors'] }, ['3.3.2.b'], ['3.3.2.d']],
    ['one that acts alone', { ...tool, autonomy: 'acts_alone' }, ['3.3.1.a', '3.3.2.f'], []],
    ['one in the power grid', { ...tool, sector: 'energy' }, ['3.2.3.a'], ['3.3.2.c']],
    ['one for millions', { ...tool, users: 'over_1m' }, ['3.3.1.b', '3.3.2.e'], []],
    ['a credit score', { ...tool, capabilities: ['profiling'] }, ['3.2.4.a', '3.3.2.a'], ['3.2.4.b']],
    ['pictures for the public', { ...publicChat, capabilities: ['image_generation'] }, ['3.2.4.b'], ['3.2.3.c']],
  ])('%s', (_, profile, present, absent) => {
    const numbers = risksOf(profile).map((id) => id.replace('asgf@2.0/', ''));
    for (const risk of present) expect(numbers).toContain(risk);
    for (const risk of absent) expect(numbers).not.toContain(risk);
  });
});

test('an application with everything has every risk', () => {
  const everything: ApplicationProfile = {
    ...publicChat,
    sector: 'education',
    audiences: ['public', 'minors'],
    autonomy: 'acts_alone',
    users: 'over_1m',
    capabilities: [
      'text_generation',
      'image_generation',
      'decision_making',
      'agent_tools',
      'profiling',
      'companionship',
    ],
    criticalInfrastructure: true,
    roles: ['developer'],
  };
  const missing = risksOfCatalogue.filter((id) => !risksOf(everything).includes(id));
  // Only the sector of health care has 3.3.2(c).
  expect(missing).toEqual(['asgf@2.0/3.3.2.c']);
});
