import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemRandom } from '@anlan/core';
import { describe, expect, it } from 'vitest';
import type { AuditErrorCode } from '../../src/errors.ts';
import type { JournalEntry } from '../../src/journal-entry.ts';
import type { Journal } from '../../src/node/journal.ts';
import type { JournalLimits } from '../../src/node/limits.ts';
import { openJournal, openJournalIn } from '../../src/node/open-journal.ts';
import { sha256 } from '../../src/node/sha256.ts';
import { verifyEntries } from '../../src/verify/verify-entries.ts';
import { sampleRecord } from '../sample.ts';
import { collect } from './collect.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { VolatileDirectory } from './volatile-directory.ts';

const random = systemRandom;
/** printf 'anlan audit chain v1' | sha256sum */
const GENESIS = { seq: 0, hash: '07f752d137475343faebc98166661e34f7f1b32456a5059ea29f7541e343a620' };
const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

async function open(directory: string, limits: Partial<JournalLimits> = {}): Promise<Journal> {
  return (await openJournal({ directory, random, limits })).journal;
}

async function openIn(directory: VolatileDirectory, limits: Partial<JournalLimits> = {}): Promise<Journal> {
  return (await openJournalIn(directory, { random, limits })).journal;
}

async function appendMany(journal: Journal, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => journal.appendRecord(sampleRecord())));
}

const withCode = (code: AuditErrorCode): unknown => expect.objectContaining({ code });
/** Entries with large content, for a matcher that is slow with bytes. */
async function sums(entries: AsyncIterable<JournalEntry> | Iterable<JournalEntry>): Promise<string[]> {
  const out: string[] = [];
  for await (const { seq, hash } of entries) out.push(`${seq} ${hash}`);
  return out;
}
const seqs = (entries: readonly JournalEntry[]): number[] => entries.map(({ seq }) => seq);

describe('a journal', () => {
  it('starts in a directory that does not exist yet, readable by its owner only', async () => {
    const directory = join(await temporaryDirectory(), 'a', 'b');
    const { journal, report } = await openJournal({ directory, random });
    expect(report).toEqual({
      journalId: expect.stringMatching(UUID_V4),
      created: true,
      clean: true,
      segments: 1,
      head: GENESIS,
    });
    expect((await stat(join(directory, '00000000000000000001.seg'))).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    await journal.close();
  });

  it('gives back what was appended, in order, each with its place in the chain', async () => {
    const journal = await open(await temporaryDirectory());
    const record = sampleRecord();
    const first = await journal.appendRecord(record);
    const second = await journal.appendState(Uint8Array.of(1, 2, 3));
    expect(first).toEqual({ seq: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/), record });
    expect(journal.head()).toEqual(second);
    expect(await collect(journal.read(1))).toEqual([
      { type: 'record', ...first, salt: expect.any(Uint8Array) },
      { type: 'state', ...second, bytes: Uint8Array.of(1, 2, 3) },
    ]);
    await journal.close();
  });

  it('holds entries of any content: no bytes, many bytes, any text', async () => {
    const journal = await open(await temporaryDirectory());
    const large = new Uint8Array(3 * 1024 * 1024).fill(7);
    const record = sampleRecord({ data: { text: '安澜 "\\\u0000\u2028😀', empty: {}, list: [null, -0.5, 1e300] } });
    await Promise.all([
      journal.appendState(new Uint8Array(0)),
      journal.appendState(large),
      journal.appendRecord(record),
    ]);
    const [empty, state, last] = await collect(journal.read(1));
    expect(empty).toMatchObject({ bytes: new Uint8Array(0) });
    // Byte by byte, the matcher would take seconds.
    expect(state?.type === 'state' && Buffer.compare(state.bytes, large)).toBe(0);
    expect(last).toMatchObject({ record });
    await journal.close();
  });

  it('can be verified from its own reading', async () => {
    const journal = await open(await temporaryDirectory(), { segmentBytes: 2000 });
    await appendMany(journal, 20);
    const expectedHead = journal.head();
    expect(await verifyEntries(journal.read(1), { sha256, expectedHead })).toEqual({
      ok: true,
      count: 20,
      head: expectedHead,
    });
    await journal.close();
  });

  it('gives every record a salt of its own', async () => {
    const journal = await open(await temporaryDirectory());
    await appendMany(journal, 50);
    const salts = (await collect(journal.read(1))).map((entry) => (entry.type === 'record' ? `${entry.salt}` : ''));
    expect(new Set(salts).size).toBe(50);
    await journal.close();
  });

  it('numbers entries in the order of the calls, whatever they wait for', async () => {
    const journal = await open(await temporaryDirectory(), { queuedBytes: 1000, groupBytes: 600 });
    const calls = Array.from({ length: 100 }, (_, n) =>
      n % 3 === 0 ? journal.appendState(Uint8Array.of(n)) : journal.appendRecord(sampleRecord()),
    );
    expect((await Promise.all(calls)).map(({ seq }) => seq)).toEqual(calls.map((_, n) => n + 1));
    await journal.close();
  });

  it('goes on where it ended when it is opened again', async () => {
    const directory = await temporaryDirectory();
    const before = await open(directory, { segmentBytes: 1500 });
    await appendMany(before, 10);
    const entries = await collect(before.read(1));
    const head = before.head();
    await before.close();

    const { journal, report } = await openJournal({ directory, random });
    expect(report).toMatchObject({ created: false, clean: true, head });
    expect(await collect(journal.read(1))).toEqual(entries);
    expect(await journal.appendRecord(sampleRecord())).toMatchObject({ seq: 11 });
    expect(await verifyEntries(journal.read(1), { sha256 })).toMatchObject({ ok: true, count: 11 });
    await journal.close();
  });

  it('says when it was not closed, and loses nothing by it', async () => {
    const files = new VolatileDirectory();
    const journal = await openIn(files);
    await appendMany(journal, 5);
    const { report } = await openJournalIn(files.copy(), { random });
    expect(report).toMatchObject({ clean: false, head: journal.head() });
    expect(report.torn).toBeUndefined();
  });

  it('can be opened by its last segment alone', async () => {
    const directory = await temporaryDirectory();
    const before = await open(directory, { segmentBytes: 1500 });
    await appendMany(before, 10);
    const head = before.head();
    await before.close();
    const { journal, report } = await openJournal({ directory, random, check: 'last_segment', atLeast: head });
    expect(report.head).toEqual(head);
    expect(await verifyEntries(journal.read(1), { sha256, expectedHead: head })).toMatchObject({ ok: true, count: 10 });
    await journal.close();
  });

  it('leaves files alone that are not its own', async () => {
    const files = new VolatileDirectory();
    const others = ['notes.txt', 'other.tmp', '1.seg', '00000000000000000001.seg.bak', 'lock'];
    for (const name of others) files.put(name, Uint8Array.of(1));
    const journal = await openIn(files);
    await journal.appendRecord(sampleRecord());
    await journal.close();
    expect(await files.names()).toEqual([...others, '00000000000000000001.seg', 'head.json']);
  });
});

describe('reading', () => {
  it.each([
    [1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    [4, [4, 5, 6, 7, 8, 9, 10]],
    [10, [10]],
    [11, []],
    [1000, []],
  ])('from %i on gives %j', async (fromSeq, expected) => {
    const journal = await openIn(new VolatileDirectory(), { segmentBytes: 1200 });
    await appendMany(journal, 10);
    expect(seqs(await collect(journal.read(fromSeq)))).toEqual(expected);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses to begin at %d', async (fromSeq) => {
    const journal = await openIn(new VolatileDirectory());
    await expect(collect(journal.read(fromSeq))).rejects.toEqual(withCode('invalid_argument'));
  });

  it('does not begin with the whole segment', async () => {
    const files = new VolatileDirectory();
    const before = await openIn(files);
    for (let n = 0; n < 6; n++) await before.appendState(new Uint8Array(1024 * 1024));
    const { journal: again } = await openJournalIn(files.copy(), { random });
    for (const journal of [before, again]) {
      await journal.appendRecord(sampleRecord());
      const whole = await collect(journal.read(1));
      for (const fromSeq of [2, 5, 7])
        expect(await sums(journal.read(fromSeq))).toEqual(await sums(whole.slice(fromSeq - 1)));
    }
    const bytesRead = files.bytesRead;
    await collect(before.read(7));
    expect(files.bytesRead - bytesRead).toBeLessThan(1024 * 1024);
  });

  it('shows what was durable when it began, while more is appended', async () => {
    const journal = await openIn(new VolatileDirectory(), { segmentBytes: 1200 });
    await appendMany(journal, 5);
    const seen: number[] = [];
    for await (const entry of journal.read(1)) {
      seen.push(entry.seq);
      await journal.appendRecord(sampleRecord());
    }
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    expect(journal.head().seq).toBe(10);
  });

  it('can be given up early', async () => {
    const journal = await open(await temporaryDirectory());
    await appendMany(journal, 5);
    for await (const entry of journal.read(2)) {
      expect(entry.seq).toBe(2);
      break;
    }
    await journal.close();
  });
});

describe('a group', () => {
  it('is one write and one sync, however many appends arrive during the sync before', async () => {
    const files = new VolatileDirectory();
    const journal = await openIn(files);
    const before = { ...files.counts };
    const first = journal.appendRecord(sampleRecord());
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([first, appendMany(journal, 100)]);
    expect(files.counts.write - before.write).toBe(2);
    expect(files.counts.sync - before.sync).toBe(2);
  });

  it('is resolved only when it is durable', async () => {
    const files = new VolatileDirectory();
    const journal = await openIn(files);
    const appended = journal.appendRecord(sampleRecord());
    expect(journal.head()).toEqual(GENESIS);
    expect(journal.status()).toMatchObject({ queuedEntries: 1, head: GENESIS });
    const stored = await appended;
    const { report } = await openJournalIn(
      files.afterPowerCut(() => 1),
      { random },
    );
    expect(report.head).toEqual({ seq: 1, hash: stored.hash });
  });
});

describe('segments', () => {
  it('are followed by a new one before they grow beyond their size', async () => {
    const files = new VolatileDirectory();
    const journal = await openIn(files, { segmentBytes: 1200 });
    for (let n = 0; n < 10; n++) await journal.appendRecord(sampleRecord());
    const names = (await files.names()).filter((name) => name.endsWith('.seg'));
    const sizes = names.map((name) => files.take(name).length);
    expect(names.length).toBe(5);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1200);
    expect(journal.status()).toMatchObject({ segments: 5, bytes: sizes.reduce((sum, size) => sum + size) });
  });

  it('hold one group even where it is larger than a segment', async () => {
    const journal = await openIn(new VolatileDirectory(), { segmentBytes: 100 });
    await appendMany(journal, 4);
    await appendMany(journal, 4);
    expect(journal.status().segments).toBe(2);
    expect(seqs(await collect(journal.read(1)))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('limits', () => {
  it('let no more than the given bytes be held in memory; the others wait', async () => {
    const journal = await openIn(new VolatileDirectory(), { queuedBytes: 2000 });
    const appended = appendMany(journal, 50);
    const { queuedBytes, queuedEntries, waitingEntries } = journal.status();
    expect(queuedBytes).toBeLessThan(2000 + 1000);
    expect(queuedEntries + waitingEntries).toBe(50);
    expect(waitingEntries).toBeGreaterThan(30);
    await appended;
    expect(journal.status()).toMatchObject({ queuedBytes: 0, queuedEntries: 0, waitingEntries: 0, head: { seq: 50 } });
  });

  it('stop a journal that has reached its size, and leave it whole', async () => {
    const files = new VolatileDirectory();
    const journal = await openIn(files, { maxBytes: 3000, segmentBytes: 1000 });
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => journal.appendRecord(sampleRecord())));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.length).toBeGreaterThan(10);
    expect(new Set(refused.map(({ reason }) => reason.code))).toEqual(new Set(['journal_full']));
    expect(journal.status()).toMatchObject({ state: 'open', head: { seq: 20 - refused.length } });
    expect(journal.status().bytes).toBeLessThanOrEqual(3000);
    await expect(journal.appendState(new Uint8Array(600))).rejects.toEqual(withCode('journal_full'));
    await journal.close();
    const roomier = await openIn(files);
    expect(await roomier.appendRecord(sampleRecord())).toMatchObject({ seq: 21 - refused.length });
  });

  it('refuse an entry that is too large, and nothing else', async () => {
    const journal = await openIn(new VolatileDirectory(), { entryBytes: 500 });
    const large = journal.appendRecord(sampleRecord({ data: { text: '长'.repeat(200) } }));
    const small = journal.appendRecord(sampleRecord());
    await expect(large).rejects.toEqual(withCode('entry_too_large'));
    await expect(journal.appendState(new Uint8Array(501))).rejects.toEqual(withCode('entry_too_large'));
    expect(await small).toMatchObject({ seq: 1 });
  });

  it.each([{ segmentBytes: 0 }, { queuedBytes: -1 }, { groupBytes: Number.NaN }, { entryBytes: 16 * 1024 * 1024 }])(
    '%j are refused',
    async (limits) => {
      await expect(openIn(new VolatileDirectory(), limits)).rejects.toEqual(withCode('invalid_argument'));
    },
  );
});

describe('a record that no reader would accept', () => {
  it.each([
    ['malformed', sampleRecord({ at: 'now' })],
    ['without canonical JSON', sampleRecord({ data: { value: Number.NaN } })],
    ['with half a character', sampleRecord({ data: { text: '\ud800' } })],
  ])('is refused: %s', async (_, record) => {
    const journal = await openIn(new VolatileDirectory());
    await expect(journal.appendRecord(record)).rejects.toEqual(withCode('record_invalid'));
    expect(await journal.appendRecord(sampleRecord())).toMatchObject({ seq: 1 });
    expect(await verifyEntries(journal.read(1), { sha256 })).toMatchObject({ ok: true, count: 1 });
  });
});

describe('closing', () => {
  it('writes what was accepted before, and takes nothing after', async () => {
    const directory = await temporaryDirectory();
    const journal = await open(directory, { queuedBytes: 1000 });
    const accepted = appendMany(journal, 20);
    const closed = journal.close();
    await expect(journal.appendRecord(sampleRecord())).rejects.toEqual(withCode('journal_closed'));
    await expect(journal.appendState(Uint8Array.of(1))).rejects.toEqual(withCode('journal_closed'));
    expect(() => journal.read(1)).toThrow(expect.objectContaining({ code: 'journal_closed' }));
    await Promise.all([accepted, closed, journal.close()]);
    expect(journal.status()).toMatchObject({ state: 'closed', head: { seq: 20 } });
    const { journal: again, report } = await openJournal({ directory, random });
    expect(report).toMatchObject({ clean: true, head: { seq: 20 } });
    await again.close();
  });
});

describe('one directory', () => {
  it('is not opened twice in a process, whatever path leads to it', async () => {
    const directory = await temporaryDirectory();
    const journal = await open(directory);
    await expect(open(join(directory, '..', directory.split('/').at(-1) ?? ''))).rejects.toEqual(
      withCode('journal_in_use'),
    );
    await journal.close();
    await (await open(directory)).close();
  });

  it('is free again when opening it was refused', async () => {
    const directory = await temporaryDirectory();
    await expect(open(directory, { segmentBytes: 0 })).rejects.toEqual(withCode('invalid_argument'));
    await (await open(directory)).close();
  });
});
