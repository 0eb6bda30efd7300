import {
  type ClauseEvidence,
  type EvidenceFilter,
  proves,
  type RecordQuery,
  type RecordStore,
  type StoredRecord,
} from '@anlan/audit';
import type { ClauseId } from '@anlan/core';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from './schema.ts';

const MAX_PAGE = 500;

/** The searchable copy of the log. The journal is the truth: everything here can be made again from it. */
export function createRecordStore(database: Kysely<Tables>): RecordStore {
  return {
    put: (records) => database.transaction().execute((transaction) => putRecords(transaction, records)),
    async get(id) {
      const row = await database
        .selectFrom('records')
        .select(['seq', 'hash', 'record'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row && stored(row);
    },
    async list(query) {
      const rows = await recordQuery(database, query).execute();
      return rows.map(stored);
    },
    evidence: (filter) => (filter.since === undefined ? totals(database, filter) : counted(database, filter)),
  };
}

/** Idempotent by id: a record that is there already changes nothing, in the totals as little as in the table. */
export async function putRecords(transaction: Transaction<Tables>, records: readonly StoredRecord[]): Promise<void> {
  if (records.length === 0) return;
  const inserted = await transaction
    .insertInto('records')
    .values(records.map(recordRow))
    .onConflict((conflict) => conflict.doNothing())
    .returning('seq')
    .execute();
  const fresh = new Set(inserted.map(({ seq }) => seq));
  const clauses = records.filter(({ seq }) => fresh.has(seq)).flatMap(clauseRows);
  if (clauses.length === 0) return;
  await transaction.insertInto('record_clauses').values(clauses).execute();
  await transaction
    .insertInto('clause_evidence')
    .values(sumUp(clauses))
    .onConflict((conflict) =>
      conflict.columns(['clause', 'application']).doUpdateSet({
        records: sql`clause_evidence.records + excluded.records`,
        proving: sql`clause_evidence.proving + excluded.proving`,
        last_at: sql`greatest(clause_evidence.last_at, excluded.last_at)`,
      }),
    )
    .execute();
}

function recordQuery(database: Kysely<Tables>, query: RecordQuery) {
  const { application, clause, kinds, requestId, actorId, from, to, before } = query;
  return database
    .selectFrom('records')
    .select(['seq', 'hash', 'record'])
    .$if(application !== undefined, (select) => select.where('application', '=', application ?? null))
    .$if(kinds !== undefined, (select) => select.where('kind', 'in', [...(kinds ?? [])]))
    .$if(requestId !== undefined, (select) => select.where('request_id', '=', requestId ?? null))
    .$if(actorId !== undefined, (select) => select.where('actor_id', '=', actorId ?? null))
    .$if(from !== undefined, (select) => select.where('at', '>=', from ?? ''))
    .$if(to !== undefined, (select) => select.where('at', '<', to ?? ''))
    .$if(before !== undefined, (select) => select.where('seq', '<', before ?? 0))
    .$if(clause !== undefined, (select) =>
      select.where('seq', 'in', (inner) =>
        inner
          .selectFrom('record_clauses')
          .select('seq')
          .where('clause', '=', clause ?? ''),
      ),
    )
    .orderBy('seq', 'desc')
    .limit(Math.min(query.limit, MAX_PAGE));
}

async function totals(database: Kysely<Tables>, filter: EvidenceFilter): Promise<readonly ClauseEvidence[]> {
  const rows = await database
    .selectFrom('clause_evidence')
    .select(({ fn }) => [
      'clause',
      fn.sum<number>('records').as('records'),
      fn.sum<number>('proving').as('proving'),
      fn.max('last_at').as('last_at'),
    ])
    .$if(filter.application !== undefined, (select) => select.where('application', '=', filter.application ?? ''))
    .$if(filter.clause !== undefined, (select) => select.where('clause', '=', filter.clause ?? ''))
    .groupBy('clause')
    .orderBy('clause')
    .execute();
  return rows.map(evidence);
}

async function counted(database: Kysely<Tables>, filter: EvidenceFilter): Promise<readonly ClauseEvidence[]> {
  const rows = await database
    .selectFrom('record_clauses')
    .select(({ fn }) => [
      'clause',
      fn.countAll<number>().as('records'),
      fn.countAll<number>().filterWhere('proves', '=', true).as('proving'),
      fn.max('at').as('last_at'),
    ])
    .where('at', '>=', filter.since ?? '')
    .$if(filter.application !== undefined, (select) => select.where('application', '=', filter.application ?? ''))
    .$if(filter.clause !== undefined, (select) => select.where('clause', '=', filter.clause ?? ''))
    .groupBy('clause')
    .orderBy('clause')
    .execute();
  return rows.map(evidence);
}

function evidence(row: { clause: string; records: number; proving: number; last_at: string }): ClauseEvidence {
  // A sum of bigint is numeric, which drivers give as text.
  return {
    clause: row.clause as ClauseId,
    records: Number(row.records),
    proving: Number(row.proving),
    lastAt: row.last_at,
  };
}

function recordRow({ seq, hash, record }: StoredRecord) {
  return {
    seq,
    id: record.id,
    hash,
    at: record.at,
    kind: record.kind,
    actor_id: record.actor.id ?? null,
    application: record.application ?? null,
    request_id: record.requestId ?? null,
    proves: proves(record),
    record: JSON.stringify(record),
  };
}

function clauseRows({ seq, record }: StoredRecord) {
  const { application = '', at } = record;
  return [...new Set(record.clauses)].map((clause) => ({ seq, clause, application, proves: proves(record), at }));
}

function sumUp(clauses: ReturnType<typeof clauseRows>) {
  const sums = new Map<
    string,
    { clause: string; application: string; records: number; proving: number; last_at: string }
  >();
  for (const { clause, application, proves: counts, at } of clauses) {
    const key = `${clause}\n${application}`;
    const sum = sums.get(key) ?? { clause, application, records: 0, proving: 0, last_at: at };
    sum.records += 1;
    sum.proving += counts ? 1 : 0;
    if (at > sum.last_at) sum.last_at = at;
    sums.set(key, sum);
  }
  return [...sums.values()];
}

function stored(row: { seq: number; hash: string; record: unknown }): StoredRecord {
  return { seq: row.seq, hash: row.hash, record: row.record as StoredRecord['record'] };
}
