import type { AuditRecord } from '@anlan/audit';
import { describe, expect, test } from 'vitest';
import { accessDenied, createDenialLog, type DenialLog, type DenialLogOptions } from '../src/index.ts';
import { fakeClock, fakeIds } from './fakes.ts';

interface Setup {
  readonly log: DenialLog;
  readonly clock: ReturnType<typeof fakeClock>;
  readonly written: () => readonly unknown[];
  fail(failing: boolean): void;
}

function setUp(options: Partial<DenialLogOptions> = {}): Setup {
  const records: AuditRecord[] = [];
  const clock = fakeClock();
  let failing = false;
  const log = createDenialLog({
    records: {
      async append(record) {
        if (failing) throw new Error('the disk is full');
        records.push(record);
      },
    },
    clock,
    ids: fakeIds(clock),
    ...options,
  });
  return {
    log,
    clock,
    written: () => records.map(({ data }) => [data.reason, data.count, data.surface]),
    fail: (value) => {
      failing = value;
    },
  };
}

test('the first denial of a reason is recorded at once, as evidence for 6.2.5 and 6.3.2, and names nobody', async () => {
  const records: AuditRecord[] = [];
  const clock = fakeClock();
  const sink = { append: async (record: AuditRecord) => void records.push(record) };
  await createDenialLog({ records: sink, clock, ids: fakeIds(clock) }).denied('invalid_key', 'chat.completions');
  expect(records).toEqual([
    {
      id: expect.any(String),
      at: '2026-03-01T08:00:00.000Z',
      kind: 'access.denied',
      actor: { kind: 'anonymous' },
      clauses: ['asgf@2.0/6.2.5', 'asgf@2.0/6.3.2'],
      origin: 'live',
      data: { reason: 'invalid_key', count: 1, surface: 'chat.completions' },
    },
  ]);
  expect(accessDenied.check(records[0]?.data)).toBe(true);
});

test('a flood costs one record per reason, surface and window', async () => {
  const { log, clock, written } = setUp();
  for (let second = 0; second < 30; second++) {
    for (let i = 0; i < 100; i++) await log.denied('invalid_key', 'v1');
    clock.advance(1000);
    await log.flush();
  }
  expect(written()).toEqual([
    ['invalid_key', 1, 'v1'],
    ['invalid_key', 999, 'v1'],
    ['invalid_key', 1000, 'v1'],
    ['invalid_key', 1000, 'v1'],
  ]);
});

test('a denial after the window takes the count of the window with it, without a flush', async () => {
  const { log, clock, written } = setUp();
  for (let i = 0; i < 4; i++) await log.denied('missing_key', 'v1');
  clock.advance(10_000);
  await log.denied('missing_key', 'v1');
  expect(written()).toEqual([
    ['missing_key', 1, 'v1'],
    ['missing_key', 4, 'v1'],
  ]);
});

test('after a quiet window the next denial is recorded at once again', async () => {
  const { log, clock, written } = setUp();
  await log.denied('missing_key', 'v1');
  clock.advance(10_000);
  await log.flush();
  await log.denied('missing_key', 'v1');
  expect(written()).toEqual([
    ['missing_key', 1, 'v1'],
    ['missing_key', 1, 'v1'],
  ]);
});

test('reasons and surfaces are counted apart', async () => {
  const { log, written } = setUp();
  await log.denied('missing_key', 'v1');
  await log.denied('invalid_key', 'v1');
  await log.denied('invalid_key', 'management');
  await log.denied('invalid_key', 'v1');
  await log.close();
  expect(written()).toEqual([
    ['missing_key', 1, 'v1'],
    ['invalid_key', 1, 'v1'],
    ['invalid_key', 1, 'management'],
    ['invalid_key', 1, 'v1'],
  ]);
});

test('an open window is not flushed, but closed', async () => {
  const { log, written } = setUp();
  await log.denied('missing_key', 'v1');
  await log.denied('missing_key', 'v1');
  await log.flush();
  expect(written()).toHaveLength(1);
  await log.close();
  expect(written()).toHaveLength(2);
  await log.close();
  expect(written()).toHaveLength(2);
});

describe('memory is bounded', () => {
  test('further reasons are counted as others, none is lost', async () => {
    const { log, written } = setUp({ maxReasons: 2 });
    for (const reason of ['a', 'b', 'c', 'd', 'c']) await log.denied(reason, 'v1');
    await log.close();
    expect(written()).toEqual([
      ['a', 1, 'v1'],
      ['b', 1, 'v1'],
      ['other', 1, 'other'],
      ['other', 2, 'other'],
    ]);
  });

  test('windows that have passed make room', async () => {
    const { log, clock, written } = setUp({ maxReasons: 1 });
    await log.denied('a', 'v1');
    clock.advance(10_000);
    await log.flush();
    await log.denied('b', 'v1');
    expect(written().at(-1)).toEqual(['b', 1, 'v1']);
  });
});

describe('a sink that fails', () => {
  test('rejects, and what was not recorded stays counted', async () => {
    const { log, clock, written, fail } = setUp();
    fail(true);
    await expect(log.denied('missing_key', 'v1')).rejects.toThrow('the disk is full');
    await log.denied('missing_key', 'v1');
    clock.advance(10_000);
    await expect(log.flush()).rejects.toThrow('the disk is full');
    fail(false);
    clock.advance(10_000);
    await log.flush();
    expect(written()).toEqual([['missing_key', 2, 'v1']]);
  });
});

test('a clock that was set back does not keep a window open', async () => {
  const { log, clock, written } = setUp();
  await log.denied('missing_key', 'v1');
  clock.advance(-3_600_000);
  await log.denied('missing_key', 'v1');
  expect(written()).toHaveLength(2);
});
