import { describe, expect, it } from 'vitest';
import { readFrameOptions } from '../src/frame-options.ts';

describe('the options of every command', () => {
  it.each<[argv: string[], args: string[], json: boolean, locale: string]>([
    [['serve'], ['serve'], false, 'zh'],
    [['--json', 'serve'], ['serve'], true, 'zh'],
    [['serve', '--json', '--port', '1'], ['serve', '--port', '1'], true, 'zh'],
    [['--lang', 'en', 'serve'], ['serve'], false, 'en'],
    [['serve', '--lang=en'], ['serve'], false, 'en'],
    [['serve', '--lang'], ['serve'], false, 'zh'],
    [['search', '--', '--json', '--lang=en'], ['search', '--', '--json', '--lang=en'], false, 'zh'],
  ])('%j leaves %j', (...[argv, args, json, locale]) => {
    expect(readFrameOptions(argv, {})).toEqual({ args, json, locale });
  });
});
