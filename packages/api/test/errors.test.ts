import { describe, expect, test } from 'vitest';
import { type ErrorEntry, type ErrorType, errorTable, isErrorCode } from '../src/index.ts';

const rows = Object.entries(errorTable) as [string, ErrorEntry][];
/** Clients repeat these by themselves. */
const isRepeated = (status: number): boolean => status === 409 || status === 429 || status >= 500;

describe.each(rows)('%s', (code, { status, type, message }) => {
  test('says in both languages what happened', () => {
    expect(code).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
    expect(message.zh).toMatch(/\p{Script=Han}.*[。？]$/u);
    expect(message.en).toMatch(/^[^\p{Script=Han}]+\.$/u);
  });

  test('has a status for which official clients raise the class that its type names', () => {
    const types: Readonly<Record<number, readonly ErrorType[]>> = {
      400: ['invalid_request_error'],
      401: ['authentication_error'],
      403: ['permission_error'],
      404: ['not_found_error', 'invalid_request_error'],
      405: ['invalid_request_error'],
      409: ['invalid_request_error'],
      413: ['invalid_request_error'],
      415: ['invalid_request_error'],
      429: ['rate_limit_error'],
      500: ['server_error'],
      502: ['server_error'],
      503: ['server_error'],
      504: ['server_error'],
    };
    expect(types[status]).toContain(type);
  });
});

test('what the policy stopped and what the caller got wrong is never repeated by a client', () => {
  const mustNotRepeat = rows.filter(([code]) => code === 'content_filter' || code.startsWith('invalid_'));
  expect(mustNotRepeat.length).toBeGreaterThanOrEqual(5);
  expect(mustNotRepeat.filter(([, { status }]) => isRepeated(status))).toEqual([]);
});

test('no message claims conformity or gives away internals', () => {
  for (const [, { message }] of rows) {
    expect(`${message.zh} ${message.en}`).not.toMatch(/合规|compliant|stack|SQL|null|undefined/i);
  }
});

test.each([
  ['conflict', true],
  ['network', false],
  ['toString', false],
  ['', false],
])('%j is a code: %s', (code, expected) => {
  expect(isErrorCode(code)).toBe(expected);
});
