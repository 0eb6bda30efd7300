import { systemRandom } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import type { AuditErrorCode } from '../../src/errors.ts';
import { openJournalIn } from '../../src/node/open-journal.ts';
import { verifyFilesIn } from '../../src/node/verify-files.ts';
import { sampleRecord } from '../sample.ts';
import { collect } from './collect.ts';
import { type Operation, VolatileDirectory } from './volatile-directory.ts';

const random = systemRandom;
const clock = { now: () => 1_767_225_600_000 };
const withCode = (code: AuditErrorCode): unknown => expect.objectContaining({ code });

describe('a write that fails', () => {
  it.each<[Operation, string]>([
    ['write', 'ENOSPC'],
    ['write', 'EIO'],
    ['sync', 'EIO'],
    ['sync', 'ENOSPC'],
  ])('(%s: %s) stops the journal until it is opened again', async (operation, cause) => {
    const files = new VolatileDirectory();
    const { journal } = await openJournalIn(files, { random, clock });
    const kept = await journal.appendRecord(sampleRecord());

    files.failNext(operation, cause);
    const failing = expect.objectContaining({ code: 'journal_write_failed', details: { cause } });
    await expect(journal.appendRecord(sampleRecord())).rejects.toEqual(failing);
    expect(journal.status()).toMatchObject({ state: 'failed', head: { seq: 1 }, failure: { cause, at: clock.now() } });

    // The disk is well again, and yet nothing is tried on the same file.
    const { counts } = files;
    const before = { ...counts };
    await expect(journal.appendRecord(sampleRecord())).rejects.toEqual(withCode('journal_write_failed'));
    await expect(journal.appendState(Uint8Array.of(1))).rejects.toEqual(withCode('journal_write_failed'));
    expect(counts).toEqual(before);
    expect((await collect(journal.read(1))).map(({ seq }) => seq)).toEqual([1]);
    await journal.close();

    const { journal: again, report } = await openJournalIn(files, { random, atLeast: journal.head() });
    expect(report.clean).toBe(false);
    expect((await collect(again.read(1)))[0]).toMatchObject(kept);
    expect(await again.appendRecord(sampleRecord())).toMatchObject({ seq: report.head.seq + 1 });
    await again.close();
    expect(await verifyFilesIn(files)).toMatchObject({ ok: true, count: report.head.seq + 1 });
  });

  it('rejects everything that was accepted and is not durable', async () => {
    const files = new VolatileDirectory();
    const { journal } = await openJournalIn(files, { random, limits: { groupBytes: 1000, queuedBytes: 3000 } });
    files.failNext('sync', 'EIO');
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => journal.appendRecord(sampleRecord())));
    expect(new Set(results.map((result) => result.status))).toEqual(new Set(['rejected']));
    expect(journal.status()).toMatchObject({ queuedEntries: 0, queuedBytes: 0, waitingEntries: 0 });
  });

  it.each<Operation>(['create', 'write', 'sync', 'rename', 'syncNames'])(
    'in the beginning of a segment (%s) stops it too',
    async (operation) => {
      const files = new VolatileDirectory();
      const { journal } = await openJournalIn(files, { random, limits: { segmentBytes: 800 } });
      await journal.appendRecord(sampleRecord());
      files.failNext(operation, 'EIO');
      await expect(journal.appendRecord(sampleRecord())).rejects.toEqual(withCode('journal_write_failed'));
      expect(journal.status().state).toBe('failed');
      await journal.close();
      const { journal: again } = await openJournalIn(files, { random, atLeast: journal.head() });
      await again.appendRecord(sampleRecord());
      await again.close();
      expect(await verifyFilesIn(files)).toMatchObject({ ok: true });
    },
  );

  it('at the end of closing is reported, and lets the directory go', async () => {
    const files = new VolatileDirectory();
    let released = 0;
    const { journal } = await openJournalIn(files, { random, release: () => (released += 1) });
    await journal.appendRecord(sampleRecord());
    files.failNext('rename', 'EIO');
    await expect(journal.close()).rejects.toEqual(withCode('journal_write_failed'));
    expect(released).toBe(1);
    const { report } = await openJournalIn(files, { random, atLeast: journal.head() });
    expect(report).toMatchObject({ clean: false, head: { seq: 1 } });
  });
});

describe('a sync that failed', () => {
  it('leaves no hole behind: what the system still shows is written anew before it counts', async () => {
    const files = new VolatileDirectory();
    const { journal } = await openJournalIn(files, { random });
    await journal.appendRecord(sampleRecord());
    files.failNext('sync', 'EIO');
    await expect(journal.appendRecord(sampleRecord())).rejects.toEqual(withCode('journal_write_failed'));
    await journal.close();

    // The entry can be read, but will not be on the disk.
    const { journal: again, report } = await openJournalIn(files, { random });
    expect(report.head.seq).toBe(2);
    const last = await again.appendRecord(sampleRecord());

    const found = files.afterPowerCut(() => 0.99);
    const { report: after } = await openJournalIn(found, { random });
    expect(after).toMatchObject({ head: { seq: 3, hash: last.hash } });
    expect(after.torn).toBeUndefined();
  });
});
