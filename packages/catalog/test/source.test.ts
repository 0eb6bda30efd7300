import { expect, it } from 'vitest';
import { parseOnce } from '../src/source.ts';

it('parses once and freezes deeply', () => {
  const load = parseOnce<{ readonly list: readonly { readonly n: number }[] }>('{"list":[{"n":1}]}');
  expect(load()).toBe(load());
  expect(Object.isFrozen(load().list[0])).toBe(true);
});
