import { describe, expect, it } from 'vitest';
import { listOf, momentOf, oneOf, returnPath, textOf } from '../../src/layout/search-params.ts';

describe('the way back after signing in', () => {
  it.each([
    ['/log?kind=call.closed', '/log?kind=call.closed'],
    ['/applications/1#connect', '/applications/1#connect'],
    ['/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/a\\b', '/'],
    ['/a\nb', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?back=/sign-in', '/'],
    [undefined, '/'],
    [7, '/'],
  ])('%j leads to %s', (value, path) => {
    expect(returnPath(value)).toBe(path);
  });
});

describe('parameters of the address', () => {
  it.each([
    [{ q: 'x' }, { q: 'x' }],
    [{ q: 42 }, { q: '42' }],
    [{ q: '' }, {}],
    [{ q: ['x'] }, {}],
    [{ q: 'x'.repeat(201) }, {}],
    [{}, {}],
  ])('text: %j is read as %j', (search, expected) => {
    expect(textOf(search, 'q')).toEqual(expected);
  });

  it.each([
    [{ view: 'mapping' }, { view: 'mapping' }],
    [{ view: 'other' }, {}],
    [{}, {}],
  ])('choice: %j is read as %j', (search, expected) => {
    expect(oneOf(search, 'view', ['clauses', 'mapping'])).toEqual(expected);
  });

  it.each([
    [{ outcome: 'a' }, { outcome: 'a' }],
    [{ outcome: 'b,a' }, { outcome: 'a,b' }],
    [{ outcome: 'b,x' }, { outcome: 'b' }],
    [{ outcome: 'x' }, {}],
    [{ outcome: ['a'] }, {}],
    [{}, {}],
  ])('several choices: %j is read as %j', (search, expected) => {
    expect(listOf(search, 'outcome', ['a', 'b'])).toEqual(expected);
  });

  it.each([
    [{ from: '2026-11-20T00:00:00+08:00' }, { from: '2026-11-19T16:00:00.000Z' }],
    [{ from: 'yesterday' }, {}],
    [{}, {}],
  ])('moment: %j is read as %j', (search, expected) => {
    expect(momentOf(search, 'from')).toEqual(expected);
  });
});
