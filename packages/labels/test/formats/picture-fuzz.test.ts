import { expect, it } from 'vitest';
import { fuzz } from '../support/fuzz.ts';
import { pictureCorpus } from '../support/picture-corpus.ts';

it('reads and writes thousands of damaged pictures without an exception or a lost label', async () => {
  const { failures, written, refused } = await fuzz(await pictureCorpus(), 5_000, 20250901);
  expect(failures).toEqual([]);
  expect(written).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(100);
});
