import { systemRandom } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import { openJournalIn } from '../../src/node/open-journal.ts';
import type { JournalProblem } from '../../src/node/problem.ts';
import { HEADER_BYTES } from '../../src/node/segment-header.ts';
import { segmentName } from '../../src/node/segment-name.ts';
import { verifyFilesIn } from '../../src/node/verify-files.ts';
import { sampleRecord } from '../sample.ts';
import {
  all,
  cut,
  drop,
  exchange,
  flip,
  payloadOf,
  reorder,
  resealFrame,
  resealHeader,
  rewriteFrame,
  rewritePayload,
  startOf,
  type Tampering,
} from './tampering.ts';
import { VolatileDirectory } from './volatile-directory.ts';

const random = systemRandom;
/** Three segments: entries 1-4, 5-8 and 9-12. */
const FIRST = segmentName(1);
const SECOND = segmentName(5);
const LAST = segmentName(9);
const MARK = 'head.json';

async function closedJournal(): Promise<VolatileDirectory> {
  const files = new VolatileDirectory();
  const { journal } = await openJournalIn(files, { random, limits: { segmentBytes: 1950 } });
  for (let n = 0; n < 12; n++) await journal.appendRecord(sampleRecord());
  await journal.close();
  expect(await files.names()).toEqual([FIRST, SECOND, MARK, LAST]);
  return files;
}

const ours = await closedJournal();
const others = await closedJournal();
const fromOthers =
  (name: string): Tampering =>
  (files) =>
    files.put(name, others.take(name));
const copyTo =
  (from: string, to: string): Tampering =>
  (files) =>
    files.put(to, files.take(from));
const edited = (payload: string): string => payload.replace('"allow"', '"block"');

const DAMAGES: readonly (readonly [string, Tampering, JournalProblem, number])[] = [
  ['a flipped bit in an entry of the first segment', flip(FIRST, payloadOf(1)), 'frame_damaged', 2],
  ['a flipped bit in an entry of the last segment', flip(LAST, payloadOf(1)), 'frame_damaged', 10],
  ['a flipped bit in the last entry', flip(LAST, payloadOf(3)), 'frame_damaged', 12],
  ['a flipped bit in a length', flip(SECOND, startOf(1, 2)), 'frame_damaged', 6],
  ['a flipped bit in a sum', flip(SECOND, startOf(1, 5)), 'frame_damaged', 6],
  ['a flipped bit in a number', flip(SECOND, startOf(1, 16)), 'frame_damaged', 6],
  ['a flipped bit in a header', flip(SECOND, () => 40), 'header_damaged', 5],
  ['a flipped bit in the magic bytes', flip(FIRST, () => 1), 'header_damaged', 1],
  ['another hash in the head mark', rehashMark(), 'head_mismatch', 12],
  ['a flipped bit in the head mark', flip(MARK, () => 0), 'head_mark_damaged', 0],
  ['a head mark with a line end', lengthenMark(), 'head_mark_damaged', 0],
  ['a head mark of another journal', fromOthers(MARK), 'segment_foreign', 12],
  ['a first segment cut within its header', cut(FIRST, () => 30), 'header_damaged', 1],
  ['a first segment cut within an entry', cut(FIRST, payloadOf(3)), 'frame_cut', 4],
  ['a first segment cut behind an entry', cut(FIRST, startOf(3)), 'seq_gap', 4],
  ['a last segment cut within an entry', cut(LAST, payloadOf(3)), 'frame_damaged', 12],
  ['a last segment cut behind an entry', cut(LAST, startOf(3)), 'truncated', 12],
  ['a last segment cut to its header', cut(LAST, () => HEADER_BYTES), 'truncated', 9],
  ['a missing first segment', drop(FIRST), 'seq_gap', 1],
  ['a missing segment in the middle', drop(SECOND), 'seq_gap', 5],
  ['a missing last segment', drop(LAST), 'truncated', 9],
  ['no segment at all', drop(FIRST, SECOND, LAST), 'journal_missing', 1],
  ['two exchanged segments', exchange(FIRST, SECOND), 'segment_misnamed', 1],
  ['a segment twice, at the end', copyTo(LAST, segmentName(13)), 'segment_misnamed', 13],
  ['a segment twice, in place of another', copyTo(FIRST, SECOND), 'segment_misnamed', 5],
  ['a segment of another journal', fromOthers(SECOND), 'segment_foreign', 5],
  ['a segment of a later version', resealHeader(SECOND, 11, 2), 'version_unknown', 5],
  ['a segment made to carry on from elsewhere', resealHeader(SECOND, 36, 0), 'chain_broken', 5],
  ['an entry left out', reorder(SECOND, [0, 2, 3]), 'seq_gap', 6],
  ['an entry twice', reorder(SECOND, [0, 1, 1, 2, 3]), 'seq_repeated', 7],
  ['two entries exchanged', reorder(SECOND, [0, 2, 1, 3]), 'seq_gap', 6],
  ['an earlier entry once more', reorder(SECOND, [0, 1, 2, 0, 3]), 'seq_backwards', 8],
  ['an entry more than the next segment knows', withEntryMore(), 'seq_repeated', 6],
  ['an entry edited with a new sum', rewritePayload(FIRST, 1, edited), 'chain_broken', 5],
  ['an entry of the last segment edited with a new sum', rewritePayload(LAST, 1, edited), 'head_mismatch', 12],
  ['an entry of an unknown type', resealFrame(SECOND, 1, 8, 0x05), 'frame_unknown', 6],
  ['an entry with a number beyond counting', resealFrame(SECOND, 1, 9, 0xff), 'frame_unknown', 6],
];

function rehashMark(): Tampering {
  const other = (digit: string): string => (digit === '0' ? '1' : '0');
  return (files) => {
    const mark = Buffer.from(files.take(MARK)).toString();
    files.put(MARK, Buffer.from(mark.replace(/(?<="hash":")./, other)));
  };
}

function lengthenMark(): Tampering {
  return (files) => files.put(MARK, Buffer.concat([files.take(MARK), Buffer.from('\n')]));
}

/** The first segment gets an entry 5 of its own, whose place the next segment takes too. */
function withEntryMore(): Tampering {
  return (files) => {
    const next = files.take(SECOND);
    const frame = next.subarray(
      HEADER_BYTES,
      HEADER_BYTES + 8 + new DataView(next.buffer, next.byteOffset).getUint32(HEADER_BYTES),
    );
    files.put(FIRST, Buffer.concat([files.take(FIRST), frame]));
  };
}

describe('a journal with', () => {
  it.each(DAMAGES)('%s is found out by verification', async (_, tamper, reason, seq) => {
    const files = ours.copy();
    tamper(files);
    expect(await verifyFilesIn(files)).toEqual({ ok: false, reason, seq });
  });

  it.each(DAMAGES)('%s is not opened, and not touched', async (_, tamper, reason, seq) => {
    const files = ours.copy();
    tamper(files);
    await expect(openJournalIn(files, { random })).rejects.toMatchObject({
      code: 'journal_damaged',
      details: { reason, seq },
    });
    expect(files.operations).toBe(0);
  });

  it('nothing wrong is opened and verified', async () => {
    expect(await verifyFilesIn(ours)).toMatchObject({ ok: true, count: 12 });
    await expect(openJournalIn(ours.copy(), { random })).resolves.toMatchObject({ report: { clean: true } });
  });
});

/** Written by somebody who knows the format and took the head mark away: the content gives it away. */
const FORGERIES: readonly (readonly [string, Tampering, JournalProblem])[] = [
  ['a record that is not canonical', rewritePayload(LAST, 3, (payload) => ` ${payload}`), 'hash_mismatch'],
  [
    'a record with a member twice',
    rewritePayload(LAST, 3, (payload) => payload.replace('{', '{"at":"x",')),
    'hash_mismatch',
  ],
  ['a record that is none', rewritePayload(LAST, 3, () => '{}'), 'record_malformed'],
  ['a record that is no JSON', rewritePayload(LAST, 3, () => '{'), 'record_malformed'],
  [
    'a record that is no text',
    rewriteFrame(LAST, 3, (frame) => ({ ...frame, payload: Uint8Array.of(0xff) })),
    'record_malformed',
  ],
  ['a salt that could begin a state', resealFrame(LAST, 3, 17, 0x03), 'salt_malformed'],
];

describe('a forged journal with', () => {
  it.each(FORGERIES)('%s is found out by verification', async (_, tamper, reason) => {
    const files = ours.copy();
    all(drop(MARK), tamper)(files);
    expect(await verifyFilesIn(files)).toEqual({ ok: false, reason, seq: 12 });
  });

  it('a rewritten end is found out by a head from elsewhere, and by nothing else', async () => {
    const before = await verifyFilesIn(ours);
    if (!before.ok) throw new TypeError('the example is broken');
    const files = ours.copy();
    all(drop(MARK), rewritePayload(LAST, 3, edited))(files);
    expect(await verifyFilesIn(files)).toMatchObject({ ok: true, count: 12 });
    expect(await verifyFilesIn(files, before.head)).toEqual({ ok: false, reason: 'head_mismatch', seq: 12 });
    await expect(openJournalIn(files, { random, atLeast: before.head })).rejects.toMatchObject({
      details: { reason: 'head_mismatch' },
    });
  });

  it('an older state of itself put back is found out by a head from elsewhere', async () => {
    const files = ours.copy();
    const { journal } = await openJournalIn(files, { random });
    await journal.appendRecord(sampleRecord());
    await journal.close();
    const expected = { ok: false, reason: 'truncated', seq: 13 };
    expect(await verifyFilesIn(ours, journal.head())).toEqual(expected);
    await expect(openJournalIn(ours.copy(), { random, atLeast: journal.head() })).rejects.toMatchObject({
      details: { reason: 'truncated' },
    });
  });
});

describe('damage in an open journal', () => {
  it('is found by reading, with everything before it delivered', async () => {
    const files = ours.copy();
    const { journal } = await openJournalIn(files, { random });
    flip(SECOND, payloadOf(1))(files);
    const seen: number[] = [];
    const read = async (): Promise<void> => {
      for await (const { seq } of journal.read(2)) seen.push(seq);
    };
    await expect(read()).rejects.toMatchObject({
      code: 'journal_damaged',
      details: { reason: 'frame_damaged', seq: 6 },
    });
    expect(seen).toEqual([2, 3, 4, 5]);
  });

  it('is no torn end, even in the last entry', async () => {
    const files = ours.copy();
    const { journal } = await openJournalIn(files, { random });
    await journal.appendRecord(sampleRecord());
    flip(LAST, payloadOf(4))(files);
    const read = async (): Promise<void> => {
      for await (const { seq } of journal.read(13)) expect(seq).toBe(0);
    };
    await expect(read()).rejects.toMatchObject({ details: { reason: 'frame_damaged', seq: 13 } });
  });

  it.each<[string, Tampering, JournalProblem]>([
    ['behind an entry', cut(SECOND, startOf(2)), 'truncated'],
    ['within an entry', cut(SECOND, payloadOf(2)), 'frame_cut'],
  ])('is found where a segment was cut %s', async (_, tamper, reason) => {
    const files = ours.copy();
    const { journal } = await openJournalIn(files, { random });
    tamper(files);
    const read = async (): Promise<void> => {
      for await (const { seq } of journal.read(5)) expect(seq).toBeLessThan(7);
    };
    await expect(read()).rejects.toMatchObject({ code: 'journal_damaged', details: { reason, seq: 7 } });
  });
});
