import type { AuditRecord, ClauseEvidence, RecordStore, StoredRecord } from '@anlan/audit';
import { proves } from '@anlan/audit';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCallQueries } from '../../src/storage/call-queries.ts';
import { type DatabaseLocation, openDatabase } from '../../src/storage/database.ts';
import type { EntityChange } from '../../src/storage/entity-store.ts';
import { createJournalCopy, type Durable } from '../../src/storage/journal-copy.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { createRecordStore } from '../../src/storage/record-store.ts';
import type { Tables } from '../../src/storage/schema.ts';
import { cleanUp } from '../harness/clean-up.ts';
import { numbered, sampleRecord } from '../harness/sample-record.ts';

type Opened = { readonly database: Kysely<Tables>; readonly location: DatabaseLocation };

/** What every database must do, whichever it is. */
export function storageContract(locate: () => Promise<DatabaseLocation>): void {
  let opened: Opened;
  let records: RecordStore;
  beforeAll(async () => {
    const location = await locate();
    const database = await openDatabase(location);
    cleanUp(() => database.destroy());
    opened = { database, location };
    records = createRecordStore(database);
  });
  const clear = async (): Promise<void> => {
    await sql`truncate records, record_clauses, clause_evidence, entities, journal_position`.execute(opened.database);
  };
  const fill = async (list: readonly AuditRecord[]): Promise<StoredRecord[]> => {
    await clear();
    const stored = numbered(list);
    await records.put(stored);
    return stored;
  };

  describe('migrations', () => {
    it('do nothing the second time, and when several processes start at once', async () => {
      expect(await migrate(opened.database)).toEqual([]);
      expect(await Promise.all([1, 2, 3].map(() => migrate(opened.database)))).toEqual([[], [], []]);
    });
  });

  describe('records', () => {
    it('are read as they were put', async () => {
      const [stored] = await fill([
        sampleRecord({ subject: 's', decision: 'block', effect: 'allow', data: { a: [1, { b: null }] } }),
      ]);
      expect(await records.get(stored!.record.id)).toEqual(stored);
      expect(await records.get(sampleRecord().id)).toBeUndefined();
    });

    it.each([
      ['\u0000', 'a\u0000b', '\u0000\u0000'],
      ['\\u0000', '\\\\u0000', '\\\u0000'],
      ['"\u0000"', '\u0001\u001f', '\u2028\ufffd'],
    ])('hold every text that a caller can choose: %j %j %j', async (...texts) => {
      const stored = await fill(texts.map((model) => sampleRecord({ data: { model, [model]: 1 } })));
      expect(await records.list({ limit: 10 })).toEqual(stored.reverse());
    });

    it('hold any JSON', async () => {
      await fc.assert(
        fc.asyncProperty(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), async (data) => {
          const [stored] = await fill([
            sampleRecord({ data: JSON.parse(JSON.stringify(data)) as AuditRecord['data'] }),
          ]);
          expect(await records.get(stored!.record.id)).toEqual(stored);
        }),
        { numRuns: 20 },
      );
    });

    it('that are put again change nothing, in the totals as little as in the list', async () => {
      const stored = await fill([sampleRecord(), sampleRecord()]);
      const before = [await records.list({ limit: 10 }), await records.evidence({})];
      await records.put(stored);
      await records.put([stored[0]!, stored[0]!, ...numbered([sampleRecord({ clauses: [] })], 3)]);
      expect((await records.list({ limit: 10 })).slice(1)).toEqual(before[0]);
      expect(await records.evidence({})).toEqual(before[1]);
    });

    it('twice in one batch count once', async () => {
      await clear();
      const [stored] = numbered([sampleRecord()]);
      await records.put([stored!, stored!]);
      expect(await records.evidence({})).toMatchObject([{ records: 1 }]);
    });

    it('of two journals do not mix: another record with a number that is taken is refused', async () => {
      await fill([sampleRecord()]);
      await expect(records.put(numbered([sampleRecord()]))).rejects.toMatchObject({ code: 'database_failed' });
      expect(await records.list({ limit: 10 })).toHaveLength(1);
    });

    it('are put in any number, with as many clauses as a record may name', async () => {
      const clauses = Array.from({ length: 64 }, (_, index) => `asgf@2.0/9.${index}` as never);
      const stored = await fill(Array.from({ length: 300 }, () => sampleRecord({ clauses })));
      expect(await records.evidence({ clause: clauses[63]! })).toMatchObject([{ records: stored.length }]);
    });
  });

  describe('lists', () => {
    let all: StoredRecord[];
    beforeAll(async () => {
      all = await fill(
        Array.from({ length: 40 }, (_, index) =>
          sampleRecord({
            kind: index % 2 === 0 ? 'call.closed' : 'call.opened',
            application: `app-${index % 3}` as never,
            requestId: `request-${index % 4}` as never,
            actor: { kind: 'key', id: `key-${index % 5}` },
            clauses: index % 6 === 0 ? ['a@1/1' as never, 'a@1/2' as never] : ['a@1/2' as never],
          }),
        ),
      );
    });

    it.each<[title: string, query: object, keep: (record: AuditRecord, seq: number) => boolean]>([
      ['all', {}, () => true],
      ['of an application', { application: 'app-1' }, ({ application }) => application === ('app-1' as never)],
      ['of kinds', { kinds: ['call.opened'] }, ({ kind }) => kind === 'call.opened'],
      ['of no kind', { kinds: [] }, () => false],
      ['of a request', { requestId: 'request-3' }, ({ requestId }) => requestId === ('request-3' as never)],
      ['of an actor', { actorId: 'key-4' }, ({ actor }) => actor.id === 'key-4'],
      ['of a clause', { clause: 'a@1/1' }, ({ clauses }) => clauses.includes('a@1/1' as never)],
      ['before a number', { before: 10 }, (_, seq) => seq < 10],
      ['of nothing', { application: 'none' }, () => false],
      [
        'of several at once',
        { application: 'app-0', kinds: ['call.closed'], clause: 'a@1/1' },
        ({ application, kind, clauses }) =>
          application === ('app-0' as never) && kind === 'call.closed' && clauses.includes('a@1/1' as never),
      ],
      ["of what is no SQL: ' or 1=1 --", { application: "' or 1=1 --" }, () => false],
    ])('%s, newest first', async (_, query, keep) => {
      const expected = all.filter(({ record, seq }) => keep(record, seq)).reverse();
      expect(await records.list({ limit: 100, ...query })).toEqual(expected);
    });

    it('between times: the first counts, the last does not', async () => {
      const [from, to] = [all[4]!.record.at, all[9]!.record.at];
      expect(await records.list({ from, to, limit: 100 })).toEqual(all.slice(4, 9).reverse());
    });

    it('page by page are the whole list', async () => {
      const pages: StoredRecord[] = [];
      for (let before: number | undefined; ; before = pages.at(-1)?.seq) {
        const page = await records.list({ limit: 7, ...(before !== undefined && { before }) });
        pages.push(...page);
        if (page.length < 7) break;
      }
      expect(pages).toEqual([...all].reverse());
    });
  });

  describe('evidence', () => {
    const clause = fc.constantFrom('a@1/1', 'a@1/2', 'b@1/1', 'c@2/9');
    const record = fc
      .record({
        clauses: fc.array(clause, { maxLength: 5 }),
        application: fc.option(fc.constantFrom('app-1', 'app-2'), { nil: undefined }),
        origin: fc.constantFrom('live' as const, 'tour' as const, 'playground' as const),
        effect: fc.option(fc.constantFrom('allow', 'block'), { nil: undefined }),
        decision: fc.option(fc.constantFrom('allow', 'block'), { nil: undefined }),
      })
      .map((given) => sampleRecord(defined(given) as Partial<AuditRecord>));

    it('totals equal a recount, in whatever batches the records came, some of them twice', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(record, { maxLength: 6 }), { maxLength: 5 }), async (batches) => {
          await clear();
          let next = 1;
          for (const batch of batches) {
            const stored = numbered(batch, next);
            next += batch.length;
            await records.put(stored);
            await records.put(stored.slice(0, 2));
          }
          const all = batches.flat();
          expect(await records.evidence({})).toEqual(recount(all));
          for (const application of ['app-1', 'app-2'] as never[]) {
            const own = all.filter((item) => item.application === application);
            expect(await records.evidence({ application })).toEqual(recount(own));
            expect(await records.evidence({ application, since: '2000-01-01T00:00:00.000Z' })).toEqual(recount(own));
          }
          expect(await records.evidence({ since: '2000-01-01T00:00:00.000Z' })).toEqual(recount(all));
          expect(await records.evidence({ clause: 'a@1/1' as never })).toEqual(
            recount(all).filter((row) => row.clause === ('a@1/1' as never)),
          );
        }),
        { numRuns: 15 },
      );
    });

    it('since a time counts what came then', async () => {
      const stored = await fill([sampleRecord(), sampleRecord(), sampleRecord()]);
      expect(await records.evidence({ since: stored[1]!.record.at })).toMatchObject([{ records: 2 }]);
    });
  });

  describe('calls', () => {
    const call = (kind: string, request: string, outcome: string, more: Partial<AuditRecord> = {}): AuditRecord =>
      sampleRecord({ kind, requestId: request as never, data: { outcome }, ...more });

    it('that were opened and not ended are found, whoever ended the others', async () => {
      const stored = await fill([
        call('call.opened', 'r1', 'running'),
        call('call.opened', 'r2', 'running'),
        call('call.opened', 'r3', 'running'),
        call('call.closed', 'r1', 'completed'),
        call('call.refused', 'r3', 'refused'),
        call('guard.verdict', 'r2', 'x'),
      ]);
      expect(await createCallQueries(opened.database).unended()).toEqual([stored[1]]);
    });

    it('that have ended are listed by application and outcome, newest first', async () => {
      const stored = await fill([
        call('call.closed', 'r1', 'completed'),
        call('call.closed', 'r2', 'blocked_input', { application: 'app-2' as never }),
        call('call.refused', 'r3', 'refused'),
        call('call.opened', 'r4', 'running'),
        call('call.closed', 'r5', 'completed'),
      ]);
      const { ended } = createCallQueries(opened.database);
      const seqs = async (filter: object) => (await ended({ limit: 10, ...filter })).map(({ seq }) => seq);
      expect(await seqs({})).toEqual([5, 3, 2, 1]);
      expect(await seqs({ outcomes: ['completed'] })).toEqual([5, 1]);
      expect(await seqs({ outcomes: ['completed', 'refused'] })).toEqual([5, 3, 1]);
      expect(await seqs({ application: 'app-2' })).toEqual([2]);
      expect(await seqs({ before: 3 })).toEqual([2, 1]);
      expect(await seqs({ limit: 2 })).toEqual([5, 3]);
      expect(stored).toHaveLength(5);
    });

    it('are counted by hour and outcome', async () => {
      const verdict = (effect: string) => ({ outcome: 'completed', input: { effect }, label: 'AI' });
      await fill([
        sampleRecord({ at: '2026-03-01T10:00:00.000Z', data: verdict('redact') }),
        sampleRecord({ at: '2026-03-01T10:59:59.999Z', data: verdict('allow') }),
        sampleRecord({ at: '2026-03-01T11:00:00.000Z', data: { outcome: 'blocked_input', input: null, label: null } }),
        sampleRecord({ at: '2026-03-01T09:59:59.999Z' }),
        sampleRecord({ at: '2026-03-01T11:30:00.000Z', kind: 'call.opened' }),
      ]);
      expect(await createCallQueries(opened.database).countsSince('2026-03-01T10:00:00.000Z')).toEqual([
        { hour: '2026-03-01T10:00:00.000Z', outcome: 'completed', calls: 2, redacted: 1, labelled: 2 },
        { hour: '2026-03-01T11:00:00.000Z', outcome: 'blocked_input', calls: 1, redacted: 0, labelled: 0 },
      ]);
    });

    it('are counted by application', async () => {
      const stored = await fill([
        call('call.closed', 'r1', 'completed'),
        call('call.closed', 'r2', 'blocked_output'),
        call('call.closed', 'r3', 'completed', { application: 'app-2' as never }),
        call('call.refused', 'r4', 'refused'),
      ]);
      const counts = await createCallQueries(opened.database).countsByApplication();
      expect(counts).toHaveLength(2);
      expect(counts).toContainEqual({ application: 'app-1', calls: 2, stopped: 1, lastAt: stored[1]!.record.at });
      expect(counts).toContainEqual({ application: 'app-2', calls: 1, stopped: 0, lastAt: stored[2]!.record.at });
    });
  });

  describe('the copy of a journal', () => {
    const state = (seq: number, change: Partial<EntityChange>): Durable => ({
      type: 'state',
      seq,
      change: { kind: 'account', id: 'a', version: 1, body: {}, ...change },
    });
    const copy = () => createJournalCopy(opened.database);

    it('begins with nothing, and knows its place', async () => {
      await clear();
      expect(await copy().claim({ journalId: 'j1', end: 0 })).toBe(0);
      await copy().apply('j1', [state(1, {}), { type: 'record', seq: 2, stored: numbered([sampleRecord()], 2)[0]! }]);
      expect(await copy().position('j1')).toBe(2);
      expect(await copy().claim({ journalId: 'j1', end: 5 })).toBe(2);
      await copy().apply('j1', []);
      expect(await copy().position('j1')).toBe(2);
    });

    it('keeps the newest version of an entity, also when entries come again', async () => {
      await clear();
      const entries = [
        state(1, { id: 'b', body: { name: 'b' } }),
        state(2, { id: 'a', body: { name: 'old' } }),
        state(3, { id: 'a', version: 2, body: { name: 'new', nested: { list: [1] } } }),
      ];
      await copy().apply('j1', entries);
      await copy().apply('j1', entries);
      await copy().apply('j1', entries.slice(0, 2));
      expect(await copy().entities()).toEqual([
        { kind: 'account', id: 'a', version: 2, body: { name: 'new', nested: { list: [1] } } },
        { kind: 'account', id: 'b', version: 1, body: { name: 'b' } },
      ]);
    });

    it('carries over all entries of a batch or none', async () => {
      await clear();
      await copy().apply('j1', [state(1, {})]);
      const [first] = numbered([sampleRecord()], 2);
      await copy().apply('j1', [{ type: 'record', seq: 2, stored: first! }]);
      const clash: Durable = { type: 'record', seq: 2, stored: numbered([sampleRecord()], 2)[0]! };
      await expect(copy().apply('j1', [clash, state(3, { id: 'z' })])).rejects.toMatchObject({
        code: 'database_failed',
      });
      expect(await copy().position('j1')).toBe(2);
      expect((await copy().entities()).map(({ id }) => id)).toEqual(['a']);
    });

    it('belongs to the journal that came first, also where two come at once', async () => {
      await clear();
      const claims = await Promise.allSettled(['j1', 'j2'].map((journalId) => copy().claim({ journalId, end: 0 })));
      expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = claims.find((claim) => claim.status === 'rejected');
      expect(refused?.reason).toMatchObject({ code: 'database_mismatch' });
    });

    it('is refused where the journal is behind it', async () => {
      await clear();
      await copy().claim({ journalId: 'j1', end: 0 });
      await copy().apply('j1', [state(7, {})]);
      await expect(copy().claim({ journalId: 'j1', end: 6 })).rejects.toMatchObject({
        code: 'database_mismatch',
        details: { journal: 6, database: 7 },
      });
      expect(await copy().claim({ journalId: 'j1', end: 7 })).toBe(7);
    });
  });

  it('errors name the SQL state and never a value of a row', async () => {
    await fill([sampleRecord({ actor: { kind: 'key', id: 'geheim' } })]);
    const failure = await records.put(numbered([sampleRecord()])).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'database_failed', details: { state: '23505' } });
    expect(String((failure as Error).stack)).not.toContain('(1)');
  });
}

function recount(all: readonly AuditRecord[]): ClauseEvidence[] {
  const clauses = [...new Set(all.flatMap(({ clauses }) => clauses))].sort();
  return clauses.map((clause) => {
    const own = all.filter((item) => item.clauses.includes(clause));
    const lastAt =
      own
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? '';
    return { clause, records: own.length, proving: own.filter(proves).length, lastAt };
  });
}

function defined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}
