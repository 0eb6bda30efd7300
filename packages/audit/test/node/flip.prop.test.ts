import { isAnlanError } from '@anlan/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpenedJournal, openJournalIn } from '../../src/node/open-journal.ts';
import { verifyFilesIn } from '../../src/node/verify-files.ts';
import { sampleRecord, seededRandom } from '../sample.ts';
import { VolatileDirectory } from './volatile-directory.ts';

const random = seededRandom();
const ENTRIES = 20;

/** Groups of one, two, … entries over several segments; records and states. */
async function example(): Promise<{ readonly killed: VolatileDirectory; readonly closed: VolatileDirectory }> {
  const files = new VolatileDirectory();
  const { journal } = await openJournalIn(files, { random, limits: { segmentBytes: 3000 } });
  for (let group = 1, n = 0; n < ENTRIES; group++) {
    const size = Math.min(group, ENTRIES - n);
    const append = (_: unknown, i: number): Promise<unknown> =>
      i % 3 === 2 ? journal.appendState(random.fill(new Uint8Array(50))) : journal.appendRecord(sampleRecord());
    await Promise.all(Array.from({ length: size }, append));
    n += size;
  }
  const killed = files.copy();
  await journal.close();
  return { killed, closed: files };
}

const { killed, closed } = await example();
const LAST_SEGMENT =
  (await killed.names())
    .filter((name) => name.endsWith('.seg'))
    .sort()
    .at(-1) ?? '';

async function tryOpen(files: VolatileDirectory): Promise<OpenedJournal | undefined> {
  try {
    return await openJournalIn(files, { random });
  } catch (error) {
    if (isAnlanError(error) && error.code === 'journal_damaged') return undefined;
    throw error;
  }
}

/** One byte of one file replaced by another one. */
async function flips(files: VolatileDirectory): Promise<fc.Arbitrary<readonly [string, number, number]>> {
  const places = (await files.names()).flatMap((name) => Array.from(files.take(name), (_, at) => [name, at] as const));
  return fc
    .tuple(fc.constantFrom(...places), fc.integer({ min: 1, max: 255 }))
    .map(([[name, at], mask]) => [name, at, mask]);
}

function flipped(files: VolatileDirectory, [name, at, mask]: readonly [string, number, number]): VolatileDirectory {
  const copy = files.copy();
  const bytes = copy.take(name).slice();
  bytes[at] = (bytes[at] ?? 0) ^ mask;
  copy.put(name, bytes);
  return copy;
}

describe('one changed byte', () => {
  it('anywhere in the files of a journal that was closed is found, and nothing is cut', async () => {
    await fc.assert(
      fc.asyncProperty(await flips(closed), async (flip) => {
        const files = flipped(closed, flip);
        expect(await verifyFilesIn(files)).toMatchObject({ ok: false });
        expect(await tryOpen(files)).toBeUndefined();
        expect(files.operations).toBe(0);
      }),
      { numRuns: 700 },
    );
  });

  it('in the files of a journal that was killed is found, or lies in the last entry and costs that entry at most', async () => {
    await fc.assert(
      fc.asyncProperty(await flips(killed), async (flip) => {
        const files = flipped(killed, flip);
        const verification = await verifyFilesIn(files);
        expect(verification.ok).toBe(false);
        const opened = await tryOpen(files);
        if (opened === undefined) return;
        expect(flip[0]).toBe(LAST_SEGMENT);
        expect(verification).toEqual({ ok: false, reason: 'torn_tail', seq: ENTRIES });
        expect(opened.report).toMatchObject({ head: { seq: ENTRIES - 1 }, torn: { seq: ENTRIES } });
      }),
      { numRuns: 700 },
    );
  });
});

describe('a shortened last segment', () => {
  it('of a journal that was closed is found', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: closed.take(LAST_SEGMENT).length - 1 }), async (length) => {
        const files = closed.copy();
        files.put(LAST_SEGMENT, files.take(LAST_SEGMENT).slice(0, length));
        expect(await verifyFilesIn(files)).toMatchObject({ ok: false });
        expect(await tryOpen(files)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });
});
