import { describe, it } from 'vitest';
import { killRounds } from './kill-rounds.ts';
import { temporaryDirectory } from './temporary-directory.ts';

describe('a process killed while it writes', () => {
  it('leaves every acknowledged record, once, in an unbroken chain (20 rounds)', async () => {
    await killRounds(await temporaryDirectory(), 20);
  });
});
