import { expect, test } from 'vitest';
import { localise, matchLocale, text } from '../src/index.ts';

test.each([
  [undefined, 'zh'],
  ['', 'zh'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-GB,en;q=0.9,zh;q=0.5', 'en'],
  ['de-DE, en;q=0.7, zh;q=0.3', 'en'],
  ['de, fr', 'zh'],
  ['ZH_CN.UTF-8', 'zh'],
  ['en_US.UTF-8', 'en'],
  ['C', 'zh'],
  ['*', 'zh'],
  [`${'x,'.repeat(100_000)}en`, 'zh'],
] as const)('%j is answered in %s', (preference, locale) => {
  expect(matchLocale(preference)).toBe(locale);
});

test('a text holds both languages', () => {
  const greeting = text('你好', 'hello');
  expect([localise(greeting, 'zh'), localise(greeting, 'en')]).toEqual(['你好', 'hello']);
});
