import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChainHead } from '../../src/chain.ts';
import type { JournalEntry, RecordEntry } from '../../src/journal-entry.ts';
import { openJournalIn } from '../../src/node/open-journal.ts';
import { sha256 } from '../../src/node/sha256.ts';
import type { EntryProblem } from '../../src/verify/problem.ts';
import { verifyEntries } from '../../src/verify/verify-entries.ts';
import { collect } from '../node/collect.ts';
import { VolatileDirectory } from '../node/volatile-directory.ts';
import { sampleRecord, seededRandom } from '../sample.ts';

const entries: JournalEntry[] = [];
/** Entries 1 to 6; the fourth is a state. */
beforeAll(async () => {
  const { journal } = await openJournalIn(new VolatileDirectory(), { random: seededRandom() });
  for (let seq = 1; seq <= 6; seq++) {
    await (seq === 4 ? journal.appendState(Uint8Array.of(1, 2, 3)) : journal.appendRecord(sampleRecord()));
  }
  entries.push(...(await collect(journal.read(1))));
});

const headAt = (seq: number): ChainHead => ({ seq, hash: entries[seq - 1]!.hash });
const refuted = (reason: EntryProblem, seq: number): unknown => ({ ok: false, reason, seq });
const replaced = (seq: number, change: object): JournalEntry[] =>
  entries.map((entry) => (entry.seq === seq ? ({ ...entry, ...change } as JournalEntry) : entry));
const recordAt = (seq: number): RecordEntry => entries[seq - 1] as RecordEntry;

describe('verifyEntries', () => {
  it('accepts an unbroken chain and says where it ends', async () => {
    expect(await verifyEntries(entries, { sha256 })).toEqual({ ok: true, count: 6, head: headAt(6) });
  });

  it('accepts no entries at all', async () => {
    const { head } = (await verifyEntries([], { sha256 })) as { head: ChainHead };
    expect(head).toEqual({ seq: 0, hash: '07f752d137475343faebc98166661e34f7f1b32456a5059ea29f7541e343a620' });
    expect(await verifyEntries([], { sha256, after: headAt(3) })).toEqual({ ok: true, count: 0, head: headAt(3) });
  });

  it('accepts a part that carries on from a known head', async () => {
    const part = entries.slice(2, 5);
    expect(await verifyEntries(part, { sha256, after: headAt(2) })).toEqual({ ok: true, count: 3, head: headAt(5) });
  });

  it.each([1, 3, 6])('accepts a chain that contains the expected head %i', async (seq) => {
    expect(await verifyEntries(entries, { sha256, expectedHead: headAt(seq) })).toMatchObject({ ok: true, count: 6 });
  });

  it('takes a hash function that answers later, as Web Crypto does', async () => {
    const later = async (bytes: Uint8Array): Promise<Uint8Array> =>
      new Uint8Array(await webcrypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
    expect(await verifyEntries(entries, { sha256: later })).toMatchObject({ ok: true, count: 6 });
  });

  it.each<[string, () => JournalEntry[], EntryProblem, number]>([
    ['a missing entry', () => entries.filter(({ seq }) => seq !== 3), 'seq_gap', 3],
    ['a missing beginning', () => entries.slice(1), 'seq_gap', 1],
    [
      'an entry twice',
      () => entries.flatMap((entry) => (entry.seq === 3 ? [entry, entry] : [entry])),
      'seq_repeated',
      4,
    ],
    ['an earlier entry once more', () => [...entries, entries[2]!], 'seq_backwards', 7],
    ['two entries exchanged', () => [entries[1]!, entries[0]!], 'seq_gap', 1],
    ['an edited record', () => replaced(2, { record: { ...recordAt(2).record, effect: 'block' } }), 'hash_mismatch', 2],
    ['an edited state', () => replaced(4, { bytes: Uint8Array.of(1, 2) }), 'hash_mismatch', 4],
    ['another salt', () => replaced(2, { salt: recordAt(3).salt }), 'hash_mismatch', 2],
    ['another hash', () => replaced(2, { hash: entries[2]!.hash }), 'hash_mismatch', 2],
    ['a hash in capitals', () => replaced(2, { hash: entries[1]!.hash.toUpperCase() }), 'hash_mismatch', 2],
    ['an entry from another place', () => replaced(2, { ...recordAt(5), seq: 2 }), 'hash_mismatch', 2],
    [
      'a record passed off as a state',
      () => replaced(2, { type: 'state', bytes: new Uint8Array(9) }),
      'hash_mismatch',
      2,
    ],
    ['a state passed off as a record', () => replaced(4, { type: 'record' }), 'salt_malformed', 4],
    ['a salt that is too short', () => replaced(2, { salt: new Uint8Array(31).fill(128) }), 'salt_malformed', 2],
    [
      'a record with a member more',
      () => replaced(2, { record: { ...recordAt(2).record, x: 1 } }),
      'record_malformed',
      2,
    ],
    [
      'a record that is no JSON',
      () => replaced(2, { record: sampleRecord({ data: { n: Number.NaN } }) }),
      'record_malformed',
      2,
    ],
    ['no record', () => replaced(2, { record: undefined }), 'record_malformed', 2],
    ['an unknown type', () => replaced(2, { type: 'note' }), 'entry_malformed', 2],
    ['a number that is none', () => replaced(2, { seq: Number.NaN }), 'entry_malformed', 2],
    ['no entry', () => replaced(2, {}).with(1, null as unknown as JournalEntry), 'entry_malformed', 2],
  ])('refutes %s', async (_, change, reason, seq) => {
    expect(await verifyEntries(change(), { sha256 })).toEqual(refuted(reason, seq));
  });

  it('refutes a chain that ends before the expected head', async () => {
    const expectedHead = headAt(6);
    expect(await verifyEntries(entries.slice(0, 4), { sha256, expectedHead })).toEqual(refuted('truncated', 5));
    expect(await verifyEntries([], { sha256, expectedHead })).toEqual(refuted('truncated', 1));
  });

  it.each([0, 3, 6])('refutes a chain with another hash at the expected head %i', async (seq) => {
    const expectedHead = { seq, hash: 'ab'.repeat(32) };
    expect(await verifyEntries(entries, { sha256, expectedHead })).toEqual(refuted('head_mismatch', seq));
  });

  it.each<[string, { after?: unknown; expectedHead?: unknown }]>([
    ['a number that is none', { after: { seq: Number.NaN, hash: 'ab'.repeat(32) } }],
    ['a hash that is none', { expectedHead: { seq: 6, hash: 'x' } }],
    ['no head', { expectedHead: null }],
    [
      'a head before the beginning',
      { after: { seq: 3, hash: 'ab'.repeat(32) }, expectedHead: { seq: 2, hash: 'ab'.repeat(32) } },
    ],
  ])('refutes to work from %s', async (_, heads) => {
    const options = { sha256, ...heads } as Parameters<typeof verifyEntries>[1];
    expect(await verifyEntries(entries, options)).toEqual(refuted('head_malformed', 0));
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    [
      'throws',
      () => {
        throw new TypeError('no hash');
      },
    ],
    ['is short', (bytes) => sha256(bytes).subarray(1)],
    ['is no bytes', () => 'ab' as unknown as Uint8Array],
  ])('says so when the hash function %s', async (_, broken) => {
    expect(await verifyEntries(entries, { sha256: broken })).toEqual(refuted('hash_failed', 0));
    const after = headAt(2);
    expect(await verifyEntries(entries.slice(2), { sha256: broken, after })).toEqual(refuted('hash_failed', 3));
  });
});

describe('verifyEntries never throws', () => {
  it('when asking for the next entry fails', async () => {
    async function* broken(): AsyncGenerator<JournalEntry> {
      yield entries[0]!;
      throw new TypeError('gone');
    }
    expect(await verifyEntries(broken(), { sha256 })).toEqual(refuted('entries_unreadable', 2));
    expect(await verifyEntries(7 as never, { sha256 })).toEqual(refuted('entries_unreadable', 1));
  });

  it('when an entry fights back', async () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new TypeError('trap');
        },
      },
    );
    expect(await verifyEntries([trap as JournalEntry], { sha256 })).toMatchObject({ ok: false });
    expect(await verifyEntries(replaced(2, { record: trap }), { sha256 })).toEqual(refuted('record_malformed', 2));
    const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], []);
    const nested = { ...recordAt(2).record, data: { deep } };
    expect(await verifyEntries(replaced(2, { record: nested }), { sha256 })).toEqual(refuted('record_malformed', 2));
  });

  it('whatever the entries are', async () => {
    const entry = fc.oneof(
      fc.anything(),
      fc.record({
        type: fc.constantFrom('record', 'state'),
        seq: fc.constant(1),
        hash: fc.string(),
        salt: fc.uint8Array(),
        record: fc.anything(),
        bytes: fc.anything(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1 }), async (hostile) => {
        expect(await verifyEntries(hostile as JournalEntry[], { sha256 })).toMatchObject({ ok: false });
      }),
    );
  });
});
