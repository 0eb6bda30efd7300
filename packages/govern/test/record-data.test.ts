import type { JsonObject } from '@anlan/core';
import { describe, expect, test } from 'vitest';
import { applicationChanged, applicationRegistered, gradeAssigned } from '../src/index.ts';
import { publicChat } from './fakes.ts';

const state = { code: 'APP-7F3K', version: 1, active: true, profile: { ...publicChat } };
const graded = {
  level: 2,
  elements: { scenario: 2, intelligence: 1, scale: 3 },
  fired: [{ id: 'audience-public', raises: 'scenario', level: 2 }],
  pack: { id: 'general-first', version: '0.1.0' },
};

describe('the data of a record is taken when it has exactly its shape', () => {
  test.each<[string, (data: unknown) => boolean, unknown, boolean]>([
    ['a registration', applicationRegistered.check, { after: state }, true],
    ['a registration without a state', applicationRegistered.check, {}, false],
    ['a registration with more than a state', applicationRegistered.check, { after: state, before: state }, false],
    ['a state of an unknown sector', applicationRegistered.check, withProfile({ sector: 'mining' }), false],
    ['a state with an unknown role', applicationRegistered.check, withProfile({ roles: ['owner'] }), false],
    ['a state with a question unanswered', applicationRegistered.check, withProfile({ impact: null }), false],
    ['a state with something more', applicationRegistered.check, withProfile({ secret: 'x' }), false],
    ['a change', applicationChanged.check, { before: state, after: { ...state, version: 2 } }, true],
    ['a change without what was before', applicationChanged.check, { after: state }, false],
    ['a grade', gradeAssigned.check, graded, true],
    ['a grade of level 6', gradeAssigned.check, { ...graded, level: 6 }, false],
    ['a grade without an element', gradeAssigned.check, { ...graded, elements: { scenario: 1, scale: 1 } }, false],
    ['a grade by a floor', gradeAssigned.check, { ...graded, fired: [{ id: 'f', raises: 'floor', level: 4 }] }, true],
    [
      'a grade by nothing known',
      gradeAssigned.check,
      { ...graded, fired: [{ id: 'f', raises: 'x', level: 4 }] },
      false,
    ],
  ])('%s', (_, check, data, right) => {
    expect(check(data)).toBe(right);
  });
});

function withProfile(change: JsonObject): unknown {
  return { after: { ...state, profile: { ...state.profile, ...change } } };
}
