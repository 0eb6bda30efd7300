import { describe, expect, it } from 'vitest';
import { openJournalIn } from '../../src/node/open-journal.ts';
import { segmentName } from '../../src/node/segment-name.ts';
import { verifyFilesIn } from '../../src/node/verify-files.ts';
import { sampleRecord, seededRandom } from '../sample.ts';
import { cut, edit, flip, frameOffsets, payloadOf, startOf, type Tampering } from './tampering.ts';
import { VolatileDirectory } from './volatile-directory.ts';

const random = seededRandom();
const SEGMENT = segmentName(1);

/** Killed while open: entries 1 to 4 in groups of their own, 5 to 8 in one group. */
async function killedJournal(): Promise<VolatileDirectory> {
  const files = new VolatileDirectory();
  const { journal } = await openJournalIn(files, { random });
  for (let n = 0; n < 4; n++) await journal.appendRecord(sampleRecord());
  const text = 'x'.repeat(1500);
  await Promise.all(Array.from({ length: 4 }, () => journal.appendRecord(sampleRecord({ data: { text } }))));
  return files;
}

const killed = await killedJournal();

function append(bytes: Uint8Array): Tampering {
  return edit(SEGMENT, (segment) => Buffer.concat([segment, bytes]));
}

/** What a disk shows where it never wrote: zeros, in whole blocks of the file. */
function loseBlock(within: number): Tampering {
  return edit(SEGMENT, (bytes, frames) => {
    const start = Math.ceil((frames[within] ?? 0) / 512) * 512;
    return bytes.fill(0, start, start + 512);
  });
}

/** The block in which the frame begins keeps what it held before the frame was written. */
function loseBeginning(frame: number): Tampering {
  return edit(SEGMENT, (bytes, frames) => {
    const start = frames[frame] ?? 0;
    return bytes.fill(0, start, Math.ceil(start / 512) * 512);
  });
}

/** What is cut off is counted from the first entry that does not read. */
const TORN: readonly (readonly [string, Tampering, number])[] = [
  ['a last entry of which only the length was written', cut(SEGMENT, startOf(7, 4)), 8],
  ['a last entry of which one byte is there', cut(SEGMENT, startOf(7, 1)), 8],
  ['a last entry of which one byte is missing', cut(SEGMENT, startOf(8, -1)), 8],
  ['a group of which the second entry is there in part', cut(SEGMENT, payloadOf(5)), 6],
  ['a last entry that does not read', flip(SEGMENT, payloadOf(7)), 8],
  ['zeros behind the last entry', append(new Uint8Array(5000)), 9],
  ['one byte behind the last entry', append(Uint8Array.of(7)), 9],
  ['leftovers of something else behind the last entry', append(Buffer.from('leftovers '.repeat(500))), 9],
  ['a group that lost a block of its first entry', loseBlock(4), 5],
  ['a group that lost a block of its second entry', loseBlock(5), 6],
  ['a group that lost the block it began in', loseBeginning(4), 5],
];

const DAMAGED: readonly (readonly [string, Tampering, number])[] = [
  ['an entry that does not read, with later groups behind', flip(SEGMENT, payloadOf(1)), 2],
  ['an entry in the last group that does not read, with others behind', flip(SEGMENT, payloadOf(5)), 6],
  ['the first entry of the last group not reading', flip(SEGMENT, payloadOf(4)), 5],
  ['a length that leads behind the end, with entries behind', flip(SEGMENT, startOf(3, 1)), 4],
  ['a lost block in an entry with a later group behind', zeroEntry(1), 2],
];

function zeroEntry(frame: number): Tampering {
  return edit(SEGMENT, (bytes, frames) => bytes.fill(0, frames[frame], frames[frame + 1]));
}

describe('a journal that was killed, with', () => {
  it.each(TORN)('%s, is cut there when it is opened', async (_, tear, seq) => {
    const files = killed.copy();
    tear(files);
    const torn = files.take(SEGMENT);
    const sound = frameOffsets(torn).at(-1) ?? 0;
    expect(await verifyFilesIn(files)).toEqual({ ok: false, reason: 'torn_tail', seq });

    const { journal, report } = await openJournalIn(files, { random });
    const keptIn = `00000000000000000001-${sound}-1.torn`;
    expect(report).toMatchObject({ clean: false, head: { seq: seq - 1 } });
    expect(report.torn).toEqual({ segment: SEGMENT, bytes: torn.length - sound, seq, keptIn });
    expect(Buffer.from(files.take(keptIn))).toEqual(Buffer.from(torn.subarray(sound)));

    expect(await journal.appendRecord(sampleRecord())).toMatchObject({ seq });
    await journal.close();
    expect(await verifyFilesIn(files)).toMatchObject({ ok: true, count: seq });
  });

  it.each(DAMAGED)('%s, is not opened', async (_, damage, seq) => {
    const files = killed.copy();
    damage(files);
    const expected = { reason: 'frame_damaged', seq };
    expect(await verifyFilesIn(files)).toEqual({ ok: false, ...expected });
    await expect(openJournalIn(files, { random })).rejects.toMatchObject({ details: expected });
    expect(files.operations).toBe(0);
  });

  it('a torn end below a place that it is known to have reached, is not opened', async () => {
    const before = await verifyFilesIn(killed);
    if (!before.ok) throw new TypeError('the example is broken');
    const files = killed.copy();
    cut(SEGMENT, startOf(7, 4))(files);
    await expect(openJournalIn(files, { random, atLeast: before.head })).rejects.toMatchObject({
      details: { reason: 'frame_damaged', seq: 8 },
    });
  });
});

describe('ends torn at one place', () => {
  it('are all kept', async () => {
    const files = killed.copy();
    for (const take of [1, 2]) {
      append(Uint8Array.of(take))(files);
      const { report } = await openJournalIn(files, { random });
      expect(report.torn?.keptIn).toMatch(new RegExp(`-${take}\\.torn$`));
    }
  });
});

describe('files that were begun when the machine stopped', () => {
  it('are removed', async () => {
    const files = killed.copy();
    files.put(`${segmentName(9)}.tmp`, new Uint8Array(10));
    files.put('head.json.tmp', new Uint8Array(0));
    await openJournalIn(files, { random });
    expect(await files.names()).toEqual([SEGMENT]);
  });
});
