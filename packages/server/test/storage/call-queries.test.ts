import type { AuditRecord, StoredRecord } from '@anlan/audit';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CallFilter, type CallQueries, createCallQueries } from '../../src/storage/call-queries.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { createRecordStore } from '../../src/storage/record-store.ts';
import { cleanUp } from '../harness/clean-up.ts';
import { putEmptyDatabase } from '../harness/empty-database.ts';
import { numbered, sampleRecord } from '../harness/sample-record.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';

const outcomes = ['completed', 'blocked_input', 'blocked_output', 'upstream_failed', 'interrupted'];
const effects = [null, 'allow', 'redact', 'block'];

/** Every combination of outcome, what was done to the input and to the output, and label. */
function endedCalls(): readonly AuditRecord[] {
  return outcomes.flatMap((outcome) =>
    effects.flatMap((input) =>
      effects.flatMap((output) =>
        [null, '内容由AI生成'].map((label) =>
          sampleRecord({
            data: { outcome, input: input && { effect: input }, output: output && { effect: output }, label },
          }),
        ),
      ),
    ),
  );
}

const dataOf = ({ record }: StoredRecord) =>
  record.data as {
    outcome: string;
    input: { effect: string } | null;
    output: { effect: string } | null;
    label: unknown;
  };
const redacted = (stored: StoredRecord): boolean =>
  [dataOf(stored).input?.effect, dataOf(stored).output?.effect].includes('redact');

describe('calls that have ended', () => {
  let calls: CallQueries;
  let all: readonly StoredRecord[];
  let middle: string;
  beforeAll(async () => {
    const directory = temporaryDirectory();
    await putEmptyDatabase(directory);
    const database = await openDatabase({ kind: 'embedded', directory });
    cleanUp(() => database.destroy());
    calls = createCallQueries(database);
    const ended = endedCalls();
    const data = { outcome: 'refused', input: null, output: null, label: null };
    all = numbered([...ended, sampleRecord({ kind: 'call.refused', data })]);
    await createRecordStore(database).put(all);
    middle = all[70]!.record.at;
  });

  it.each<[string, () => Partial<CallFilter>, (stored: StoredRecord) => boolean]>([
    ['all', () => ({}), () => true],
    ['of one outcome', () => ({ outcomes: ['refused'] }), (one) => dataOf(one).outcome === 'refused'],
    [
      'of several outcomes',
      () => ({ outcomes: ['blocked_input', 'blocked_output'] }),
      (one) => dataOf(one).outcome.startsWith('blocked'),
    ],
    ['redacted in one direction at least', () => ({ effect: 'redact' }), redacted],
    ['labelled', () => ({ labelled: true }), (one) => dataOf(one).label !== null],
    ['since a moment, which counts', () => ({ from: middle }), ({ seq }) => seq >= 71],
    [
      'with everything at once',
      () => ({ outcomes: ['completed'], effect: 'redact', labelled: true, from: all[0]!.record.at, before: 20 }),
      (one) => dataOf(one).outcome === 'completed' && redacted(one) && dataOf(one).label !== null && one.seq < 20,
    ],
    ["whose effect is no SQL: ' or true --", () => ({ effect: "' or true --" }), () => false],
  ])('%s, newest first', async (_, filter, keep) => {
    const expected = all.filter(keep).reverse();
    expect(await calls.ended({ limit: 1000, ...filter() })).toEqual(expected);
  });

  it('are listed by a filter exactly as often as they are counted', async () => {
    const from = all[0]!.record.at;
    const counts = await calls.countsSince(from);
    const total = (of: 'calls' | 'redacted' | 'labelled', only: readonly string[] = outcomes): number =>
      counts.filter(({ outcome }) => only.includes(outcome)).reduce((sum, row) => sum + row[of], 0);
    const listed = async (filter: Partial<CallFilter>): Promise<number> =>
      (await calls.ended({ limit: 1000, from, ...filter })).length;
    expect(await listed({ effect: 'redact' })).toBe(total('redacted'));
    expect(await listed({ labelled: true })).toBe(total('labelled'));
    const failed = ['upstream_failed', 'interrupted'];
    expect(await listed({ outcomes: failed })).toBe(total('calls', failed));
  });
});
