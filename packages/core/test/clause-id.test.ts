import { describe, expect, test } from 'vitest';
import { formatClauseId, parseClauseId } from '../src/index.ts';

describe('a clause id', () => {
  test.each([
    ['asgf@2.0/4.2.2.b', { instrument: 'asgf', version: '2.0', number: '4.2.2.b' }],
    ['aigc-labeling@2025/art-6', { instrument: 'aigc-labeling', version: '2025', number: 'art-6' }],
    ['asgf@2.0/annex2/1', { instrument: 'asgf', version: '2.0', number: 'annex2/1' }],
    ['gb45438@2025/5.2', { instrument: 'gb45438', version: '2025', number: '5.2' }],
  ])('%s is read and written back', (id, parts) => {
    expect(parseClauseId(id)).toEqual(parts);
    expect(formatClauseId(parts)).toBe(id);
  });

  test.each([
    '',
    '4.2.2.b',
    'asgf/4.2.2.b',
    'asgf@2.0',
    'asgf@2.0/',
    'asgf@/4',
    '@2.0/4',
    'ASGF@2.0/4',
    'asgf@2.0/4/5/6',
    'asgf@2.0/4.2 ',
    ' asgf@2.0/4.2',
    'asgf@2.0/４.２',
    'asgf@2.0/4\n',
    'asgf@2.0/../x',
    `asgf@2.0/${'4'.repeat(60)}`,
  ])('%j is none', (value) => {
    expect(parseClauseId(value)).toBeUndefined();
  });
});
