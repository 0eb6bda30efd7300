import { describe, expect, it } from 'vitest';
import { balanced, createGuard } from '../../src/index.ts';
import { builtInWords } from '../../src/words/built-in-words.ts';
import { ordinarySentences } from '../ordinary-sentences.ts';

const guard = createGuard(balanced);
const families = (text: string): string[] => guard.screen('output', text).findings.map((finding) => finding.class);

describe('the built-in word lists', () => {
  it('have each word once', () => {
    const folded = builtInWords.map((entry) => entry.folded);
    expect(new Set(folded).size).toBe(folded.length);
    expect(folded.length).toBeGreaterThan(80);
  });

  it.each(builtInWords.map((entry) => [entry.detector, entry] as const))('find %s in every disguise', (_, entry) => {
    const { folded } = entry;
    const fullWidth = folded.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    for (const disguise of [
      folded,
      folded.toUpperCase(),
      fullWidth,
      [...folded].join('\u200b'),
      `前文 ${folded} after`,
    ]) {
      expect(families(disguise)).toContain(entry.class);
    }
    if (entry.spaced) expect(families([...folded].join('* '))).toContain(entry.class);
  });

  it.each(ordinarySentences)('find nothing in: %s', (sentence) => {
    expect(families(sentence)).toEqual([]);
  });
});
