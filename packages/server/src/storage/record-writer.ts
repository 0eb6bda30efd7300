import { proves, type StoredRecord } from '@anlan/audit';
import { sql, type Transaction } from 'kysely';
import type { Tables } from './schema.ts';
import { rowOfRecord } from './stored-record.ts';

/** A statement takes at most 65 535 parameters, and a row has up to eleven. */
const ROWS = 4_000;

/** Idempotent by id: a record that is there already changes nothing, in the totals as little as in the table. */
export async function putRecords(transaction: Transaction<Tables>, records: readonly StoredRecord[]): Promise<void> {
  const fresh = new Set<number>();
  for (const part of parts(records)) {
    const inserted = await transaction
      .insertInto('records')
      .values(part.map(rowOfRecord))
      // By id alone: another record with the same number is no repetition but another journal, and must fail.
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('seq')
      .execute();
    for (const { seq } of inserted) fresh.add(seq);
  }
  const clauses = distinct(records.filter(({ seq }) => fresh.has(seq))).flatMap(clauseRows);
  for (const part of parts(clauses)) await transaction.insertInto('record_clauses').values(part).execute();
  for (const part of parts(sumUp(clauses))) await addToTotals(transaction, part);
}

async function addToTotals(transaction: Transaction<Tables>, sums: readonly ClauseSum[]): Promise<void> {
  await transaction
    .insertInto('clause_evidence')
    .values(sums)
    .onConflict((conflict) =>
      conflict.columns(['clause', 'application']).doUpdateSet({
        records: sql`clause_evidence.records + excluded.records`,
        proving: sql`clause_evidence.proving + excluded.proving`,
        last_at: sql`greatest(clause_evidence.last_at, excluded.last_at)`,
      }),
    )
    .execute();
}

/** The same record twice in one batch is inserted, and must be counted, once. */
function distinct(records: readonly StoredRecord[]): readonly StoredRecord[] {
  return [...new Map(records.map((record) => [record.record.id, record])).values()];
}

function clauseRows({ seq, record }: StoredRecord) {
  const { application = '', at } = record;
  return [...new Set(record.clauses)].map((clause) => ({ seq, clause, application, proves: proves(record), at }));
}

interface ClauseSum {
  clause: string;
  application: string;
  records: number;
  proving: number;
  last_at: string;
}

function sumUp(clauses: readonly ReturnType<typeof clauseRows>[number][]): readonly ClauseSum[] {
  const sums = new Map<string, ClauseSum>();
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

function* parts<Row>(rows: readonly Row[]): Generator<readonly Row[], void, void> {
  for (let from = 0; from < rows.length; from += ROWS) yield rows.slice(from, from + ROWS);
}
