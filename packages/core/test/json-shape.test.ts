import { describe, expect, test } from 'vitest';
import {
  type Is,
  isCount,
  isFlag,
  isListOf,
  isNullOr,
  isNumber,
  isObjectOf,
  isOneOf,
  isText,
  type JsonObject,
} from '../src/index.ts';

describe.each<[string, Is<unknown>, readonly unknown[], readonly unknown[]]>([
  ['a text', isText, ['', 'a'], [1, null, undefined, ['a'], Object('a')]],
  ['a flag', isFlag, [true, false], [0, 'true', null, undefined]],
  ['a number', isNumber, [0, -1.5, 1e300], [Number.NaN, Number.POSITIVE_INFINITY, '1', null, 1n]],
  ['a count', isCount, [0, 1, Number.MAX_SAFE_INTEGER], [-1, 0.5, 2 ** 53, Number.NaN, '1', null]],
  ['one of some', isOneOf(['a', 1, true]), ['a', 1, true], ['b', '1', 'true', false, null, undefined]],
  ['null or a text', isNullOr(isText), [null, 'a'], [undefined, 0, []]],
  ['a list of counts', isListOf(isCount), [[], [0, 1]], [[-1], [0, 'a'], {}, null, 'ab', { length: 0 }]],
])('%s', (_, is, right, wrong) => {
  test.each(right.map((value) => [value]))('is %o', (value) => {
    expect(is(value)).toBe(true);
  });
  test.each(wrong.map((value) => [value]))('is not %o', (value) => {
    expect(is(value)).toBe(false);
  });
});

describe('a closed object', () => {
  type Point = { readonly x: number; readonly name: string | null };
  const isPoint = isObjectOf<Point>({ x: isNumber, name: isNullOr(isText) });

  test.each<[string, unknown, boolean]>([
    ['all members, in any order', { name: null, x: 1 }, true],
    ['made without a prototype', Object.assign(Object.create(null) as object, { x: 1, name: 'a' }), true],
    ['a member missing', { x: 1 }, false],
    ['a member more', { x: 1, name: null, y: 2 }, false],
    ['a wrong member', { x: '1', name: null }, false],
    ['undefined for null', { x: 1, name: undefined }, false],
    ['members that only the prototype has', Object.create({ x: 1, name: null }), false],
    ['a list', [], false],
    ['null', null, false],
    ['a text', 'x', false],
  ])('%s', (_, value, right) => {
    expect(isPoint(value)).toBe(right);
  });

  test('that inherits a member in place of an own one is refused', () => {
    const empty = isObjectOf<JsonObject>({ constructor: (value: unknown): value is null => value !== undefined });
    expect(empty({ other: 1 })).toBe(false);
  });
});
