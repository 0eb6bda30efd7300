import { join } from 'node:path';
import { type Journal, openJournal } from '@anlan/audit/node';
import { createIdFactory, type IdFactory, systemRandom } from '@anlan/core';
import { type FakeClock, fakeClock } from '@anlan/testkit';
import { type Ledger, openLedger } from '../../src/ledger/ledger.ts';
import { createStateCipher, type StateCipher } from '../../src/ledger/state-cipher.ts';
import { createRecordFactory, type RecordFactory } from '../../src/records/record-factory.ts';
import { cleanUp } from './clean-up.ts';
import { type MemoryCopy, memoryCopy } from './memory-copy.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export interface TestLedger {
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly copy: MemoryCopy;
  readonly cipher: StateCipher;
  readonly clock: FakeClock;
  readonly ids: IdFactory;
  readonly records: RecordFactory;
  /** What the ledger was told of its database: true when it answered again. */
  readonly states: boolean[];
  /** Closes everything and opens it again over the same journal; with a new copy, everything is replayed. */
  reopen(copy?: MemoryCopy): Promise<TestLedger>;
}

/** A ledger over a journal on the disk and a copy in memory. */
export async function openTestLedger(
  window?: number,
  { directory = join(temporaryDirectory(), 'journal'), copy = memoryCopy(), clock = fakeClock() } = {},
): Promise<TestLedger> {
  const { journal } = await openJournal({ directory, random: systemRandom, clock });
  const cipher = createStateCipher(new Uint8Array(32).fill(7));
  const states: boolean[] = [];
  const { ledger } = await openLedger({
    journal,
    copy,
    cipher,
    onDatabaseState: (failure) => states.push(failure === undefined),
    ...(window !== undefined && { window }),
  });
  cleanUp(async () => {
    copy.up = true;
    await ledger.close();
    await journal.close();
  });
  const ids = createIdFactory(clock, systemRandom);
  return {
    ...{ ledger, journal, copy, cipher, clock, ids, states },
    records: createRecordFactory(clock, ids),
    async reopen(other = copy) {
      await ledger.close();
      await journal.close();
      return openTestLedger(window, { directory, copy: other, clock });
    },
  };
}
