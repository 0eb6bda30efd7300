import { describe, expect, it } from 'vitest';
import { wordEntry, wordProblem } from '../../src/words/word-entry.ts';

describe('wordProblem', () => {
  it.each([
    ['违禁词', undefined],
    ['  ', 'empty'],
    ['\u200b\ufe0f', 'empty'],
    ['x'.repeat(129), 'too_long'],
    ['a\ud83d', 'lone_surrogate'],
    ['\ude00a', 'lone_surrogate'],
    ['😀', undefined],
  ])('judges %j', (word, problem) => {
    expect(wordProblem(word)).toBe(problem);
  });
});

describe('wordEntry', () => {
  it.each([
    ['违禁词', { folded: '违禁词', bounded: false, spaced: true }],
    ['违禁', { folded: '违禁', bounded: false, spaced: false }],
    [' ＢＯＭＢ ', { folded: 'bomb', bounded: true, spaced: false }],
    ['加VX', { folded: '加vx', bounded: false, spaced: false }],
    ['下⼀步', { folded: '下一步', bounded: false, spaced: true }],
    ['+++', { folded: '+++', bounded: false, spaced: false }],
  ])('folds and classifies %j', (word, entry) => {
    expect(wordEntry(word, { class: 'operator_list', detector: 'x' })).toMatchObject(entry);
  });
});
