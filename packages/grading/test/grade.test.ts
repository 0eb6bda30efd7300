import { describe, expect, test } from 'vitest';
import { type FactCondition, factsMatch, type GradingFacts, grade, type Level } from '../src/index.ts';
import { mildest } from './fakes.ts';

const publicChat: GradingFacts = { ...mildest, audiences: ['public'], impact: 'limited', users: 'under_100k' };

describe('an application is graded', () => {
  test.each<[string, Partial<GradingFacts>, Level, Partial<Record<'scenario' | 'intelligence' | 'scale', Level>>]>([
    ['an internal aid', {}, 1, {}],
    ['a chat for the public', publicChat, 2, { scenario: 2, scale: 3 }],
    ['a million strangers, harmless', { users: 'over_1m' }, 4, { scale: 5 }],
    ['irreversible harm alone', { impact: 'catastrophic' }, 4, { scenario: 5 }],
    [
      'irreversible harm by something that acts alone',
      { impact: 'catastrophic', autonomy: 'acts_alone' },
      5,
      { scenario: 5, intelligence: 5 },
    ],
    ['in critical infrastructure', { criticalInfrastructure: true }, 4, { scale: 4 }],
    ['a companion for minors', { audiences: ['minors'], capabilities: ['companionship'] }, 3, { scenario: 3 }],
    ['a companion for adults', { audiences: ['public'], capabilities: ['companionship'] }, 1, { scenario: 2 }],
    ['a lamp that it switches', { capabilities: ['physical_control'] }, 3, { scenario: 4 }],
    ['a credit decision', { sector: 'finance', capabilities: ['decision_making'] }, 3, {}],
  ])('%s', (_, change, level, elements) => {
    const result = grade({ ...mildest, ...change });
    expect(result.level).toBe(level);
    expect(result.elements).toMatchObject(elements);
  });

  test('and told by which rules, in the order of the pack', () => {
    const { fired, pack } = grade(publicChat);
    expect(fired.map(({ id, raises, level }) => [id, raises, level])).toEqual([
      ['impact-limited', 'scenario', 2],
      ['audience-public', 'scenario', 2],
      ['users-100k', 'scale', 3],
    ]);
    expect(fired.every(({ reason }) => reason.zh !== '' && reason.en !== '')).toBe(true);
    expect(pack).toEqual({ id: 'general-first', version: '0.1.0' });
  });

  test('by another pack of rules where one is given', () => {
    const reason = { zh: '总是', en: 'always' };
    const pack = {
      id: 'sector',
      version: '1',
      title: reason,
      note: reason,
      rules: [{ id: 'always', raises: 'floor', level: 2, when: {}, reason } as const],
    };
    expect(grade(mildest, pack)).toEqual({
      level: 2,
      elements: { scenario: 1, intelligence: 1, scale: 1 },
      fired: [{ id: 'always', raises: 'floor', level: 2, reason }],
      pack: { id: 'sector', version: '1' },
    });
  });
});

describe('a condition', () => {
  test.each<[string, FactCondition, boolean]>([
    ['that names nothing holds', {}, true],
    ['holds when the fact has one of its values', { sector: ['media', 'general'] }, true],
    ['fails when it has none of them', { sector: ['media'] }, false],
    ['without values never holds', { sector: [] }, false],
    ['on a list holds when the list has one of its values', { audiences: ['public', 'minors'] }, true],
    ['on a list fails when it has none', { audiences: ['elderly'] }, false],
    ['of several facts holds when each does', { audiences: ['minors'], impact: ['limited'] }, true],
    ['of several facts fails when one does', { audiences: ['minors'], impact: ['major'] }, false],
    ['on a flag compares the flag', { criticalInfrastructure: [true] }, false],
    ['that takes both answers holds', { criticalInfrastructure: [false, true] }, true],
  ])('%s', (_, condition, holds) => {
    expect(factsMatch(condition, { ...mildest, audiences: ['employees', 'minors'], impact: 'limited' })).toBe(holds);
  });

  test('on an empty list never holds', () => {
    expect(factsMatch({ audiences: ['public'] }, { ...mildest, audiences: [] })).toBe(false);
  });
});
