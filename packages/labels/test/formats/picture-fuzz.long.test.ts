import { expect, it } from 'vitest';
import { fuzz } from '../support/fuzz.ts';
import { pictureCorpus } from '../support/picture-corpus.ts';

it.each([1, 2, 3, 4, 5, 6, 7, 8])('reads and writes 50,000 damaged pictures (seed %d)', async (seed) => {
  expect((await fuzz(await pictureCorpus(), 50_000, seed)).failures).toEqual([]);
});
