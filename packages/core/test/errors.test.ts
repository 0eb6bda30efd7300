import { expect, test } from 'vitest';
import { AnlanError, assertNever, isAnlanError } from '../src/index.ts';

test('an error carries its code, what may be shown, and its cause', () => {
  const cause = new TypeError('inner');
  const error = new AnlanError('some_code', 'for the log', { details: { field: 'a' }, cause });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'AnlanError', code: 'some_code', message: 'for the log', cause });
  expect(error.details).toEqual({ field: 'a' });
  expect(isAnlanError(error)).toBe(true);
});

test('without a cause there is no such member', () => {
  expect(Object.hasOwn(new AnlanError('c', 'm'), 'cause')).toBe(false);
});

test.each([new Error('x'), { code: 'c' }, null, undefined, 'c'])('%o is not one of ours', (value) => {
  expect(isAnlanError(value)).toBe(false);
});

test('a case that cannot be is a defect with a code', () => {
  expect(() => assertNever('surprise' as never)).toThrowError(
    expect.objectContaining({ code: 'unreachable' }) as Error,
  );
});
