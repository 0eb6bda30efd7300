import { expect, test } from 'vitest';
import { err, ok, systemClock, systemRandom } from '../src/index.ts';

test('the system random fills the whole array that it was given', () => {
  const bytes = new Uint8Array(64);
  expect(systemRandom.fill(bytes)).toBe(bytes);
  expect(bytes.some((byte) => byte !== 0)).toBe(true);
});

test('the system clock counts milliseconds since 1970', () => {
  const before = Date.now();
  const now = systemClock.now();
  expect(now >= before && now <= Date.now()).toBe(true);
});

test('a result says which it is', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 });
  expect(err('no')).toEqual({ ok: false, error: 'no' });
});
