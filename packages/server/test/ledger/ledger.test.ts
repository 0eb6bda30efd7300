import type { AuditRecord } from '@anlan/audit';
import { describe, expect, it } from 'vitest';
import { systemActor } from '../../src/records/record-factory.ts';
import { serverStarted } from '../../src/records/server-kinds.ts';
import type { EntityChange } from '../../src/storage/entity-store.ts';
import { memoryCopy } from '../harness/memory-copy.ts';
import { openTestLedger, type TestLedger } from '../harness/test-ledger.ts';

const change = (id: string, version: number, name = ''): EntityChange => ({
  kind: 'account',
  id,
  version,
  body: { name },
});
const record = ({ records }: TestLedger): AuditRecord =>
  records.make(serverStarted, systemActor, { version: '1', policy: 'p', storage: 's', replayed: 0 });
const plan = (changes: readonly EntityChange[]) => () => ({ changes, records: [], result: 'done' });

describe('the ledger', () => {
  it('makes changes and their records durable, in this order: records, then changes', async () => {
    const test = await openTestLedger();
    await test.ledger.transact(() => ({ changes: [change('a', 1)], records: [record(test)], result: 1 }));
    const entries = [];
    for await (const entry of test.journal.read(1)) entries.push(entry.type);
    expect(entries).toEqual(['record', 'state']);
    expect(test.ledger.entities.get('account', 'a')).toMatchObject({ version: 1 });
  });

  it('shows a change only when it is durable', async () => {
    const { ledger } = await openTestLedger();
    const done = ledger.transact(plan([change('a', 1)]));
    expect(ledger.entities.get('account', 'a')).toBeUndefined();
    await done;
    expect(ledger.entities.get('account', 'a')).toBeDefined();
  });

  it('plans each change on what the earlier ones left, however many come at once', async () => {
    const { ledger } = await openTestLedger();
    const next = () => {
      const version = (ledger.entities.get('account', 'a')?.version ?? 0) + 1;
      return { changes: [change('a', version)], records: [], result: version };
    };
    const versions = await Promise.all(Array.from({ length: 20 }, () => ledger.transact(next)));
    expect(versions).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('leaves nothing behind of a plan that throws, and goes on', async () => {
    const { ledger, journal } = await openTestLedger();
    const fails = () => {
      throw new RangeError('no');
    };
    await expect(ledger.transact(fails)).rejects.toThrow(RangeError);
    expect(journal.head().seq).toBe(0);
    expect(await ledger.transact(plan([change('a', 1)]))).toBe('done');
  });

  it.each<[title: string, changes: readonly EntityChange[], accepted: boolean]>([
    ['a first version', [change('b', 1)], true],
    ['the version that follows', [change('a', 2)], true],
    ['the version that is there', [change('a', 1)], false],
    ['a version with a gap', [change('a', 3)], false],
    ['a second version of nothing', [change('b', 2)], false],
    ['one stale change among others', [change('b', 1), change('a', 1)], false],
  ])('commits %s: %s', async (_, changes, accepted) => {
    const test = await openTestLedger();
    await test.ledger.commit([change('a', 1)], []);
    const { seq } = test.journal.head();
    expect(await test.ledger.commit(changes, [record(test)])).toBe(accepted);
    expect(test.journal.head().seq - seq).toBe(accepted ? changes.length + 1 : 0);
  });

  it('lets one of two commits on the same version win', async () => {
    const { ledger } = await openTestLedger();
    const results = await Promise.all(['x', 'y'].map((name) => ledger.commit([change('a', 1, name)], [])));
    expect(results).toEqual([true, false]);
    expect(ledger.entities.get('account', 'a')?.body).toEqual({ name: 'x' });
  });

  it('is the same after a restart, with its copy and without', async () => {
    const test = await openTestLedger();
    for (const id of ['a', 'b', 'c']) await test.ledger.commit([change(id, 1, id)], [record(test)]);
    await test.ledger.commit([change('a', 2, 'new')], []);
    const before = test.ledger.entities.list('account');
    const again = await test.reopen();
    expect(again.ledger.entities.list('account')).toEqual(before);
    const rebuilt = await again.reopen(memoryCopy());
    expect(rebuilt.ledger.entities.list('account')).toEqual(expect.arrayContaining([...before]));
    expect(rebuilt.copy.held).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('refuses everything once the journal has failed, and shows nothing that is not durable', async () => {
    const { ledger, journal } = await openTestLedger();
    await journal.close();
    await expect(ledger.transact(plan([change('a', 1)]))).rejects.toMatchObject({ code: 'journal_closed' });
    expect(ledger.entities.get('account', 'a')).toBeUndefined();
  });
});
