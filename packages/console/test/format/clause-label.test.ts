import { describe, expect, it } from 'vitest';
import { clauseCount } from '../../src/format/clause-count.ts';
import { chapterOf, clauseLabel } from '../../src/format/clause-label.ts';

describe('the label of a clause', () => {
  it.each([
    ['asgf@2.0/4.2.2.b', '4.2.2(b)'],
    ['asgf@2.0/6.3.6', '6.3.6'],
    ['asgf@2.0/annex2/1', 'annex2/1'],
    ['aigc-labeling@2025/art-6', 'aigc-labeling art-6'],
    ['not a clause', 'not a clause'],
  ])('%s is shown as %s', (id, label) => {
    expect(clauseLabel(id)).toBe(label);
  });
});

it.each([
  ['4.2.2.b', '4'],
  ['annex2/1', 'annex2'],
  ['art-6', 'art-6'],
])('the chapter of %s is %s', (number, chapter) => {
  expect(chapterOf(number)).toBe(chapter);
});

it('counts clauses, not edges of the mapping', () => {
  expect(clauseCount({ risks: 30, measures: 30, mappings: 30, technicalEdges: 75, governanceEdges: 14 })).toBe(60);
});
