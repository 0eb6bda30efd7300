import type { AuditRecord } from '@anlan/audit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemActor } from '../../src/records/record-factory.ts';
import { serverStarted } from '../../src/records/server-kinds.ts';
import { openTestLedger, type TestLedger } from '../harness/test-ledger.ts';

const record = ({ records }: TestLedger): AuditRecord =>
  records.make(serverStarted, systemActor, { version: '1', policy: 'p', storage: 's', replayed: 0 });
const append = async (test: TestLedger, count: number): Promise<void> => {
  await Promise.all(Array.from({ length: count }, () => test.ledger.records.append(record(test))));
};
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('the projection', () => {
  it('carries everything over, in order, in batches of at most 500', async () => {
    const test = await openTestLedger();
    await append(test, 1_300);
    expect(await test.ledger.projection.settled(10_000)).toBe(true);
    expect(test.copy.held).toEqual(numbers(1_300));
    expect(Math.max(...test.copy.batches)).toBeLessThanOrEqual(500);
    expect(test.ledger.projection.behind()).toBe(0);
  });

  it('takes records while the database is away, says so once, and catches up when it is back', async () => {
    const test = await openTestLedger();
    test.copy.up = false;
    await append(test, 3);
    expect(await test.ledger.projection.settled(50)).toBe(false);
    expect(test.ledger.projection.behind()).toBe(3);
    expect(test.states).toEqual([false]);
    test.copy.up = true;
    expect(await test.ledger.projection.settled(10_000)).toBe(true);
    expect(test.copy.held).toEqual([1, 2, 3]);
    await append(test, 1);
    expect(await test.ledger.projection.settled(10_000)).toBe(true);
    expect(test.states).toEqual([false, true]);
  });

  it.each([0, 1, 7, 600])(
    'keeps %i waiting entries in memory and reads the rest from the journal again',
    async (window) => {
      const test = await openTestLedger(window);
      test.copy.up = false;
      await append(test, 1_200);
      test.copy.up = true;
      await append(test, 5);
      expect(await test.ledger.projection.settled(10_000)).toBe(true);
      expect(test.copy.held).toEqual(numbers(1_205));
      await append(test, 20);
      expect(await test.ledger.projection.settled(10_000)).toBe(true);
      expect(test.copy.held).toEqual(numbers(1_225));
    },
  );

  it('carries over again what a database lost while it was away', async () => {
    const test = await openTestLedger();
    await append(test, 10);
    await test.ledger.projection.settled(10_000);
    test.copy.up = false;
    await append(test, 2);
    test.copy.forget(4);
    test.copy.up = true;
    expect(await test.ledger.projection.settled(10_000)).toBe(true);
    expect(test.copy.held).toEqual(numbers(12));
  });

  it('leaves to the next start what it could not carry over', async () => {
    const test = await openTestLedger();
    test.copy.up = false;
    await append(test, 4);
    vi.useFakeTimers();
    const closing = test.ledger.close();
    await vi.advanceTimersByTimeAsync(5_000);
    await closing;
    vi.useRealTimers();
    test.copy.up = true;
    expect(test.copy.held).toEqual([]);
    const again = await test.reopen();
    expect(again.copy.held).toEqual([1, 2, 3, 4]);
  });
});

describe('tries', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('are made less and less often, at least every five seconds', async () => {
    const test = await openTestLedger();
    const tries = [vi.spyOn(test.copy, 'apply'), vi.spyOn(test.copy, 'position')];
    test.copy.up = false;
    await append(test, 1);
    await vi.advanceTimersByTimeAsync(60_000);
    const made = tries.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    expect(made).toBeGreaterThan(12);
    expect(made).toBeLessThan(20);
    test.copy.up = true;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(test.copy.held).toEqual([1]);
  });
});
