import { describe, expect, it } from 'vitest';
import { createSeekIndex } from '../../src/node/seek-index.ts';
import type { Segment } from '../../src/node/segments.ts';

const hash = new Uint8Array(32);
const segment = (firstSeq: number): Segment => ({
  name: `${firstSeq}`,
  header: { journalId: '', firstSeq, previousHash: hash },
  bytes: 5000,
});
const [first, second] = [segment(1), segment(101)];

describe('a seek index', () => {
  const index = createSeekIndex(1000);
  for (let seq = 1; seq <= 100; seq++) index.note({ segment: first, position: 72 + 100 * seq, link: { seq, hash } });
  for (let seq = 101; seq <= 150; seq++) {
    index.note({ segment: second, position: 72 + 100 * (seq - 100), link: { seq, hash } });
  }

  it.each<[string, [Segment, number], object]>([
    ['the beginning of a segment', [first, 1], { position: 72, link: { seq: 0 } }],
    ['the beginning, for an entry before the first place', [first, 10], { position: 72, link: { seq: 0 } }],
    ['the place before the entry', [first, 11], { position: 1072, link: { seq: 10 } }],
    ['the last place before the entry', [first, 39], { position: 3072, link: { seq: 30 } }],
    [
      'the beginning of the next segment, not the end of the one before',
      [second, 101],
      { position: 72, link: { seq: 100 } },
    ],
    ['a place in the next segment', [second, 125], { position: 2072, link: { seq: 120 } }],
    ['the last place, for an entry that is not there yet', [second, 1000], { position: 5072, link: { seq: 150 } }],
  ])('finds %s', (_, [segment, seq], place) => {
    expect(index.find(segment, seq)).toMatchObject(place);
  });
});
