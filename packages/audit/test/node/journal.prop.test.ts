import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../src/node/journal.ts';
import { openJournalIn } from '../../src/node/open-journal.ts';
import { sha256 } from '../../src/node/sha256.ts';
import { verifyFilesIn } from '../../src/node/verify-files.ts';
import { verifyEntries } from '../../src/verify/verify-entries.ts';
import { sampleRecord, seededRandom } from '../sample.ts';
import { collect } from './collect.ts';
import { VolatileDirectory } from './volatile-directory.ts';

const random = seededRandom();

/** What is appended: the size of a text in a record, or the bytes of a state. */
const draft = fc.oneof(fc.nat({ max: 3000 }), fc.uint8Array({ maxLength: 300 }));
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('append' as const), drafts: fc.array(draft, { maxLength: 12 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'close' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'kill' as const }) },
);
const limits = fc.record({
  segmentBytes: fc.integer({ min: 1, max: 6000 }),
  groupBytes: fc.integer({ min: 1, max: 3000 }),
  queuedBytes: fc.integer({ min: 1, max: 6000 }),
});

async function append(journal: Journal, item: number | Uint8Array): Promise<unknown> {
  if (typeof item !== 'number') return { type: 'state', ...(await journal.appendState(item)), bytes: item };
  return { type: 'record', ...(await journal.appendRecord(sampleRecord({ data: { text: 'x'.repeat(item) } }))) };
}

describe('any sequence of appends, ends and kills', () => {
  it('reads as it was appended, and verifies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), limits, async (steps, limits) => {
        let files = new VolatileDirectory();
        let { journal } = await openJournalIn(files, { random, limits });
        const expected: unknown[] = [];
        for (const step of steps) {
          if (step.kind === 'append') {
            expected.push(...(await Promise.all(step.drafts.map((item) => append(journal, item)))));
            continue;
          }
          if (step.kind === 'close') await journal.close();
          else files = files.copy();
          const head = journal.head();
          const reopened = await openJournalIn(files, { random, limits, atLeast: head });
          expect(reopened.report.head).toEqual(head);
          expect(reopened.report.torn).toBeUndefined();
          journal = reopened.journal;
        }
        const entries = await collect(journal.read(1));
        expect(entries).toMatchObject(expected);
        expect(entries.length).toBe(expected.length);
        expect(entries.map(({ seq }) => seq)).toEqual(expected.map((_, n) => n + 1));
        expect(await verifyEntries(entries, { sha256 })).toMatchObject({ ok: true, count: expected.length });
        await journal.close();
        expect(await verifyFilesIn(files, journal.head())).toMatchObject({ ok: true, count: expected.length });
      }),
      { numRuns: 60 },
    );
  });
});
