import type { StoredRecord } from '@anlan/audit';
import type { ApplicationId } from '@anlan/core';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from './schema.ts';
import { recordColumns, recordOfRow } from './stored-record.ts';

export interface CallFilter {
  readonly application?: ApplicationId;
  /** Any of these. */
  readonly outcomes?: readonly string[];
  /** What was done to the input or to the output. */
  readonly effect?: string;
  /** Only with an explicit label in the answer. */
  readonly labelled?: boolean;
  /** Ended then or later, RFC 3339. */
  readonly from?: string;
  readonly before?: number;
  readonly limit: number;
}

/** Counts of ended calls in one hour and with one outcome. */
export interface CallCount {
  /** Start of the hour, RFC 3339. */
  readonly hour: string;
  readonly outcome: string;
  readonly calls: number;
  readonly redacted: number;
  readonly labelled: number;
}

export interface ApplicationCallCount {
  readonly application: string;
  readonly calls: number;
  readonly stopped: number;
  readonly lastAt: string;
}

/** Questions about calls that plain record queries do not answer. */
export interface CallQueries {
  /** Records that end a call, newest first. */
  ended(filter: CallFilter): Promise<readonly StoredRecord[]>;
  /** Opening records without an end: calls that a crash cut off. */
  unended(): Promise<readonly StoredRecord[]>;
  countsSince(from: string): Promise<readonly CallCount[]>;
  countsByApplication(): Promise<readonly ApplicationCallCount[]>;
}

const ENDED = ['call.closed', 'call.refused'];
// What a list filters by and what a figure counts are the same expressions: a figure opens exactly what it counts.
const OUTCOME = sql<string>`record -> 'data' ->> 'outcome'`;
const LABELLED = sql<boolean>`record #>> '{data,label}' is not null`;
const done = (effect: string): RawBuilder<boolean> =>
  sql<boolean>`${effect} in (record #>> '{data,input,effect}', record #>> '{data,output,effect}')`;

export function createCallQueries(database: Kysely<Tables>): CallQueries {
  return {
    async ended({ application, outcomes, effect, labelled, from, before, limit }) {
      const rows = await database
        .selectFrom('records')
        .select(recordColumns)
        .where('kind', 'in', ENDED)
        .$if(application !== undefined, (select) => select.where('application', '=', application ?? null))
        .$if(outcomes !== undefined, (select) => select.where(OUTCOME, 'in', outcomes ?? []))
        .$if(effect !== undefined, (select) => select.where(done(effect ?? '')))
        .$if(labelled === true, (select) => select.where(LABELLED))
        .$if(from !== undefined, (select) => select.where('at', '>=', from ?? ''))
        .$if(before !== undefined, (select) => select.where('seq', '<', before ?? 0))
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.map(recordOfRow);
    },
    async unended() {
      const rows = await database
        .selectFrom('records as opened')
        .select(['opened.seq', 'opened.hash', 'opened.record', 'opened.exact'])
        .where('opened.kind', '=', 'call.opened')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('records as closed')
                .select('closed.seq')
                .whereRef('closed.request_id', '=', 'opened.request_id')
                .where('closed.kind', 'in', ENDED),
            ),
          ),
        )
        .orderBy('opened.seq')
        .execute();
      return rows.map(recordOfRow);
    },
    async countsSince(from) {
      const { rows } = await sql<{ hour: string; outcome: string; calls: number; redacted: number; labelled: number }>`
        select date_trunc('hour', at) as hour,
               ${OUTCOME} as outcome,
               count(*) as calls,
               count(*) filter (where ${done('redact')}) as redacted,
               count(*) filter (where ${LABELLED}) as labelled
        from records
        where kind in ('call.closed', 'call.refused') and at >= ${from}
        group by 1, 2
        order by 1, 2`.execute(database);
      return rows;
    },
    async countsByApplication() {
      const { rows } = await sql<{ application: string; calls: number; stopped: number; last_at: string }>`
        select application,
               count(*) as calls,
               count(*) filter (where record -> 'data' ->> 'outcome' in ('blocked_input', 'blocked_output')) as stopped,
               max(at) as last_at
        from records
        where kind = 'call.closed' and application is not null
        group by application`.execute(database);
      return rows.map(({ last_at, ...row }) => ({ ...row, lastAt: last_at }));
    },
  };
}
