import { expect, test } from 'vitest';
import { collect, collectUntilError, fakeClock, seededRandom } from '../src/index.ts';

test('a fake clock stands still until it is moved', () => {
  const clock = fakeClock('2026-03-01T00:00:00Z');
  expect(clock.now()).toBe(Date.parse('2026-03-01'));
  clock.advance(1_500);
  expect(clock.now()).toBe(Date.parse('2026-03-01') + 1_500);
  clock.set(7);
  expect(clock.now()).toBe(7);
  expect(fakeClock().now()).toBe(Date.parse('2026-01-01'));
});

test('a seed gives its bytes again, another seed gives others, and bytes go on', () => {
  const take = (seed: number): number[] => [...seededRandom(seed).fill(new Uint8Array(64))];
  expect(take(1)).toEqual(take(1));
  expect(take(1)).not.toEqual(take(2));
  const random = seededRandom(1);
  expect([...random.fill(new Uint8Array(32)), ...random.fill(new Uint8Array(32))]).toEqual(take(1));
  expect(new Set(take(3)).size).toBeGreaterThan(40);
});

async function* broken(): AsyncGenerator<number> {
  yield 1;
  yield 2;
  throw new TypeError('x');
}

test('collect gives all items or the error, collectUntilError both', async () => {
  await expect(collect(broken())).rejects.toThrow(TypeError);
  expect(await collectUntilError(broken())).toEqual({ items: [1, 2], error: expect.any(TypeError) });
  const whole = (async function* () {
    yield 'a';
  })();
  expect(await collectUntilError(whole)).toEqual({ items: ['a'], error: undefined });
});
