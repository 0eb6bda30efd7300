import type { ClauseEvidence, EvidenceFilter, RecordQuery, RecordStore } from '@anlan/audit';
import type { ClauseId } from '@anlan/core';
import type { Kysely } from 'kysely';
import { putRecords } from './record-writer.ts';
import type { Tables } from './schema.ts';
import { recordColumns, recordOfRow } from './stored-record.ts';

const MAX_PAGE = 500;

/** The searchable copy of the log. The journal is the truth: everything here can be made again from it. */
export function createRecordStore(database: Kysely<Tables>): RecordStore {
  return {
    put: (records) => database.transaction().execute((transaction) => putRecords(transaction, records)),
    async get(id) {
      const row = await database.selectFrom('records').select(recordColumns).where('id', '=', id).executeTakeFirst();
      return row && recordOfRow(row);
    },
    async list(query) {
      // A list of no kinds fits no record, and SQL has no empty `in`.
      if (query.kinds?.length === 0) return [];
      const rows = await recordQuery(database, query).execute();
      return rows.map(recordOfRow);
    },
    evidence: (filter) => (filter.since === undefined ? totals(database, filter) : counted(database, filter)),
  };
}

function recordQuery(database: Kysely<Tables>, query: RecordQuery) {
  const { application, clause, kinds, requestId, actorId, from, to, before } = query;
  return database
    .selectFrom('records')
    .select(recordColumns)
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
