import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { MIGRATION_LOCK } from './locks.ts';
import type { Tables } from './schema.ts';

interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}

/** In order; a released migration never changes. PostgreSQL dialect, the only one that Anlan speaks. */
const migrations: readonly Migration[] = [
  {
    name: '0001-records-and-entities',
    statements: [
      `create table records (
        seq bigint primary key,
        id uuid not null unique,
        hash text not null,
        at timestamptz not null,
        kind text not null,
        actor_id text,
        application text,
        request_id text,
        proves boolean not null,
        record jsonb not null
      )`,
      'create index records_kind on records (kind, seq desc)',
      'create index records_application on records (application, seq desc)',
      'create index records_actor on records (actor_id, seq desc) where actor_id is not null',
      'create index records_request on records (request_id) where request_id is not null',
      `create table record_clauses (
        seq bigint not null references records (seq) on delete cascade,
        clause text not null,
        application text not null,
        proves boolean not null,
        at timestamptz not null,
        primary key (clause, seq)
      )`,
      `create table clause_evidence (
        clause text not null,
        application text not null,
        records bigint not null,
        proving bigint not null,
        last_at timestamptz not null,
        primary key (clause, application)
      )`,
      `create table entities (
        kind text not null,
        id text not null,
        version integer not null,
        seq bigint not null,
        body jsonb not null,
        primary key (kind, id)
      )`,
      'create table journal_position (journal text primary key, seq bigint not null)',
    ],
  },
  { name: '0002-exact-records', statements: ['alter table records add column exact text'] },
];

/** Brings the database to the newest shape, all in one transaction. Returns what was applied; a second run does nothing. */
export async function migrate(database: Kysely<Tables>): Promise<readonly string[]> {
  const applied: string[] = [];
  await database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
    await sql`create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())`.execute(
      transaction,
    );
    const { rows } = await sql<{ name: string }>`select name from schema_migrations`.execute(transaction);
    const known = new Set(rows.map(({ name }) => name));
    for (const { name, statements } of migrations.filter((migration) => !known.has(migration.name))) {
      for (const statement of statements) await sql.raw(statement).execute(transaction);
      await sql`insert into schema_migrations (name) values (${name})`.execute(transaction);
      applied.push(name);
    }
  });
  return applied;
}
