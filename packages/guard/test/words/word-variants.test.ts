import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitForms } from '../../src/words/split-hanzi.ts';
import { wordEntry } from '../../src/words/word-entry.ts';
import { reverse, rot13, variantsOf } from '../../src/words/word-variants.ts';

const forms = (word: string): readonly (readonly [string, string | undefined])[] =>
  variantsOf(wordEntry(word, { class: 'operator_list', detector: 'words/w.0' })).map(({ folded, view }) => [
    folded,
    view,
  ]);

describe('the disguises of a word', () => {
  it.each([
    ['forbidden phrase', ['esarhp neddibrof', 'reversed']],
    ['forbidden phrase', ['sbeovqqra cuenfr', 'rot13']],
    ['违禁词语', ['语词禁违', 'reversed']],
    ['枪支教程', ['木仓支教程', 'split']],
    ['钱财词', ['金戋财词', 'split']],
  ])('of %s hold %s', (word, form) => {
    expect(forms(word)).toContainEqual(form);
  });

  it.each(['违禁', 'bomb', '甲乙乙甲'])('leave out what would be ordinary text: %s', (word) => {
    expect(forms(word).filter(([, view]) => view !== 'split')).toEqual([]);
  });

  it('are their own inverse', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => reverse(reverse(text)) === text));
    fc.assert(fc.property(fc.string(), (text) => rot13(rot13(text)) === text));
  });

  it('never hold the word itself', () => {
    for (const word of ['枪支', '违禁词', '品']) expect(splitForms(word)).not.toContain(word);
  });
});
