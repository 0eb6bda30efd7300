import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkup, unescapeMarkup } from '../../src/oscal/markup.ts';

describe('markup', () => {
  it('comes back as the text that it was, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unescapeMarkup(escapeMarkup(text))).toBe(text);
      }),
    );
  });

  it('leaves no character that Markdown would read', () => {
    expect(escapeMarkup('a *b* [c](d) {{ insert }} <e>')).toBe('a \\*b\\* \\[c\\](d) \\{\\{ insert \\}\\} \\<e\\>');
  });
});
