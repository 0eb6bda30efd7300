import { describe, expect, it } from 'vitest';
import { parsePreferences } from '../../src/state/preferences.ts';

describe('preferences', () => {
  it.each([
    ['nothing stored, Chinese browser', null, ['zh-CN', 'en'], { locale: 'zh', theme: 'system', startHidden: false }],
    ['nothing stored, English browser', null, ['en-US'], { locale: 'en', theme: 'system', startHidden: false }],
    ['nothing stored, another language', null, ['fr'], { locale: 'zh', theme: 'system', startHidden: false }],
    [
      'a choice',
      '{"locale":"en","theme":"dark","startHidden":true}',
      ['zh'],
      { locale: 'en', theme: 'dark', startHidden: true },
    ],
    ['words of nobody', '{"locale":"xx","theme":7}', ['en'], { locale: 'en', theme: 'system', startHidden: false }],
    ['broken text', '{', ['en'], { locale: 'en', theme: 'system', startHidden: false }],
    ['null', 'null', ['en'], { locale: 'en', theme: 'system', startHidden: false }],
  ])('%s', (_, stored, languages, expected) => {
    expect(parsePreferences(stored, languages)).toEqual(expected);
  });
});
