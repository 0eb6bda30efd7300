import { grade } from '@anlan/grading';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  applicationChangeSchema,
  gradeSchema,
  gradingFactsSchema,
  newKeySchema,
  type Profile,
  playgroundSchema,
  profileSchema,
  signInSchema,
} from '../src/index.ts';

const profile: Profile = {
  name: '客服问答',
  purpose: 'answers questions\non orders',
  sector: 'general',
  audiences: ['public'],
  impact: 'limited',
  autonomy: 'assists',
  users: 'under_10k',
  capabilities: ['text_generation'],
  criticalInfrastructure: false,
  mainlandChina: true,
  roles: ['operator'],
};
const id = '018f22e2-79b0-7cc3-98c4-dc0c0c07398f';

describe('what comes from outside is taken or refused as a whole', () => {
  test.each<[string, z.ZodType, unknown, boolean]>([
    ['a profile', profileSchema, profile, true],
    ['a profile with something more', profileSchema, { ...profile, admin: true }, false],
    ['a profile without an answer', profileSchema, { ...profile, impact: undefined }, false],
    ['a profile of an unknown sector', profileSchema, { ...profile, sector: 'mining' }, false],
    ['a profile for nobody', profileSchema, { ...profile, audiences: [] }, false],
    ['a profile with one audience six times', profileSchema, { ...profile, audiences: Array(6).fill('public') }, false],
    ['a name of white space', profileSchema, { ...profile, name: ' \t ' }, false],
    ['a name with a line break', profileSchema, { ...profile, name: 'a\nb' }, false],
    ['a name with a terminal escape', profileSchema, { ...profile, name: '\u001b[31mred' }, false],
    ['a name of 81 characters', profileSchema, { ...profile, name: 'x'.repeat(81) }, false],
    ['no purpose', profileSchema, { ...profile, purpose: '' }, true],
    ['a purpose with a null character', profileSchema, { ...profile, purpose: 'a\u0000' }, false],
    ['a purpose of 2,001 characters', profileSchema, { ...profile, purpose: 'x'.repeat(2001) }, false],
    ['a change', applicationChangeSchema, { version: 3, active: false }, true],
    ['a change of version 0', applicationChangeSchema, { version: 0 }, false],
    ['a change without a version', applicationChangeSchema, { active: false }, false],
    ['a key with a name', newKeySchema, { name: 'ci' }, true],
    ['a key without a name', newKeySchema, { name: '' }, false],
    ['a sign-in', signInSchema, { token: 'x'.repeat(43) }, true],
    ['a sign-in with a short token', signInSchema, { token: 'x'.repeat(19) }, false],
    ['a sign-in with a huge token', signInSchema, { token: 'x'.repeat(101) }, false],
    ['a talk', playgroundSchema, { application: id, messages: [{ role: 'user', content: 'hi' }] }, true],
    ['a talk without a word', playgroundSchema, { application: id, messages: [] }, false],
    ['a talk by a tool', playgroundSchema, { application: id, messages: [{ role: 'tool', content: 'x' }] }, false],
  ])('%s', (_, schema, value, taken) => {
    expect(schema.safeParse(value).success).toBe(taken);
  });
});

test('names are trimmed', () => {
  expect(profileSchema.parse({ ...profile, name: '  Lan  ' }).name).toBe('Lan');
});

test('the facts for a grade are those of a profile, and what the grading says fits the contract', () => {
  const { name: _, purpose: __, mainlandChina: ___, roles: ____, ...facts } = profile;
  expect(gradeSchema.parse(grade(gradingFactsSchema.parse(facts)))).toEqual(grade(facts));
});
