import { describe, it } from 'vitest';
import { killRounds } from './harness/kill-rounds.ts';

describe('a server killed under load', () => {
  it('has a record of every answer that anybody got whole, and ends what it had begun (3 rounds)', async () => {
    await killRounds(3);
  }, 120_000);
});
