import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../src/node/journal.ts';
import { openJournalIn } from '../../src/node/open-journal.ts';
import { verifyFilesIn } from '../../src/node/verify-files.ts';
import type { StoredRecord } from '../../src/record-store.ts';
import { sampleRecord, seededRandom } from '../sample.ts';
import { collect } from './collect.ts';
import { VolatileDirectory } from './volatile-directory.ts';

const random = seededRandom();

/** One life of a journal: batches of records of these sizes, and when the power goes off. */
const life = fc.record({
  batches: fc.array(fc.array(fc.nat({ max: 2500 }), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }),
  powerCutAfter: fc.integer({ min: 1, max: 30 }),
  close: fc.boolean(),
  seed: fc.integer({ min: 1, max: 2 ** 31 }),
});
type Life = typeof life extends fc.Arbitrary<infer Value> ? Value : never;

function chanceFrom(seed: number): () => number {
  const source = seededRandom(seed);
  return () => (source.fill(new Uint8Array(1))[0] ?? 0) / 256;
}

async function run(journal: Journal, { batches, close }: Life): Promise<readonly StoredRecord[]> {
  const acknowledged: StoredRecord[] = [];
  for (const batch of batches) {
    const appends = batch.map((size) => journal.appendRecord(sampleRecord({ data: { text: 'x'.repeat(size) } })));
    for (const result of await Promise.allSettled(appends)) {
      if (result.status === 'fulfilled') acknowledged.push(result.value);
    }
  }
  if (close) await journal.close().catch(() => undefined);
  return acknowledged;
}

describe('a power cut at any moment', () => {
  it('loses nothing that was acknowledged, and leaves a journal that opens', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 500, max: 8000 }),
        async (lives, segmentBytes) => {
          let files = new VolatileDirectory();
          const acknowledged: StoredRecord[] = [];
          for (const life of lives) {
            files.cutPowerAfter(life.powerCutAfter);
            const opened = await openJournalIn(files, { random, limits: { segmentBytes } }).catch(isPowerCut);
            if (opened !== undefined) acknowledged.push(...(await run(opened.journal, life)));
            files = files.afterPowerCut(chanceFrom(life.seed));
          }
          const { journal } = await openJournalIn(files, { random });
          const entries = await collect(journal.read(1));
          const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
          for (const stored of acknowledged) expect(bySeq.get(stored.seq)).toMatchObject(stored);
          await journal.close();
          expect(await verifyFilesIn(files)).toMatchObject({ ok: true, count: entries.length });
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Only the power may keep a journal from opening: damage would be rethrown here. */
function isPowerCut(error: unknown): undefined {
  expect(error).toMatchObject({ code: 'journal_write_failed', details: { cause: 'POWER' } });
  return undefined;
}
